using System.Buffers;
using BenchmarkDotNet.Attributes;
using Ferry.Ftp;

namespace Ferry.Benchmarks;

/// <summary>What TYPE E costs over TYPE I: looking up every octet against a plain copy of the same megabyte.</summary>
[MemoryDiagnoser]
public class EbcdicBenchmark
{
    private const int Size = 1 << 20;

    private readonly TextToEbcdic _textToEbcdic = new(EbcdicCodePage.Ibm1047);
    private readonly EbcdicToText _ebcdicToText = new(EbcdicCodePage.Ibm1047);
    private readonly byte[] _destination = new byte[Size];
    private readonly byte[] _source = new byte[Size];

    /// <summary>CRLF is the harder case: every CR ends a stretch.</summary>
    [Params("\n", "\r\n")]
    public string LineEnd { get; set; } = "";

    [GlobalSetup]
    public void SetUp()
    {
        const int octetsPerLine = 80;
        _source.AsSpan().Fill((byte)'x');
        for (int start = 0; start + octetsPerLine <= Size; start += octetsPerLine)
        {
            Span<byte> line = _source.AsSpan(start, octetsPerLine);
            for (int i = 0; i < LineEnd.Length; i++)
            {
                line[octetsPerLine - LineEnd.Length + i] = (byte)LineEnd[i];
            }
        }
    }

    [Benchmark(Baseline = true)]
    public void Copy() => _source.CopyTo(_destination, 0);

    [Benchmark]
    public OperationStatus ToEbcdic() => _textToEbcdic.Transform(_source, _destination, out _, out _);

    [Benchmark]
    public OperationStatus ToText() => _ebcdicToText.Transform(_source, _destination, out _, out _);
}
