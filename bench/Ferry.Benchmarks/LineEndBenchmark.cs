using System.Buffers;
using BenchmarkDotNet.Attributes;
using Ferry.Ftp;

namespace Ferry.Benchmarks;

/// <summary>What TYPE A costs over TYPE I: line-end conversion against a plain copy of the same megabyte.</summary>
[MemoryDiagnoser]
public class LineEndBenchmark
{
    private const int Size = 1 << 20;

    private readonly AsciiToNvt _asciiToNvt = new();
    private readonly NvtToAscii _nvtToAscii = new();
    private readonly byte[] _destination = new byte[Size * 2];
    private byte[] _stored = [];
    private byte[] _sent = [];

    [Params(16, 80, 1000)]
    public int OctetsPerLine { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _stored = new byte[Size];
        _stored.AsSpan().Fill((byte)'x');
        for (int end = OctetsPerLine - 1; end < Size; end += OctetsPerLine)
        {
            _stored[end] = (byte)'\n';
        }

        _asciiToNvt.Transform(_stored, _destination, out _, out int length);
        _sent = _destination[..length];
    }

    [Benchmark(Baseline = true)]
    public void Copy() => _stored.CopyTo(_destination, 0);

    [Benchmark]
    public OperationStatus LfToCrlf() => _asciiToNvt.Transform(_stored, _destination, out _, out _);

    [Benchmark]
    public OperationStatus CrlfToLf() => _nvtToAscii.Transform(_sent, _destination, out _, out _);
}
