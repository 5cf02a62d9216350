using System.Buffers;
using BenchmarkDotNet.Attributes;
using Ferry.Ftp;

namespace Ferry.Benchmarks;

/// <summary>What a line of a listing costs, against copying a line that is already there.</summary>
[MemoryDiagnoser]
public class ListingBenchmark
{
    private readonly ArrayBufferWriter<byte> _output = new(4096);
    private readonly LsFormat _ls = new(new(2026, 11, 20, 0, 0, 0, DateTimeKind.Utc));
    private readonly FactsFormat _facts = new(FactNames.Default);
    private readonly FileFacts _file = new()
    {
        Name = "a-file-of-usual-length.tar.gz"u8.ToArray(),
        Kind = FileKind.File,
        Size = 1_234_567,
        ModifiedUtc = new(2026, 11, 19, 10, 17, 0, DateTimeKind.Utc),
        Mode = 0x1A4,
        Links = 1,
        Owner = "owner",
        Group = "group",
        OwnerId = 1000,
        GroupId = 1000,
        Device = 0xFD01,
        FileId = 1_234_567,
        Permissions = FilePermissions.Read | FilePermissions.Write | FilePermissions.Delete,
    };

    [Benchmark(Baseline = true)]
    public void Copy()
    {
        _output.ResetWrittenCount();
        _output.Write("-rw-r--r--   1 owner    group     1234567 Nov 19 10:17 a-file-of-usual-length.tar.gz\r\n"u8);
    }

    [Benchmark]
    public void Ls()
    {
        _output.ResetWrittenCount();
        _ls.WriteLine(_output, _file);
    }

    [Benchmark]
    public void Mlsd()
    {
        _output.ResetWrittenCount();
        _facts.WriteLine(_output, _file);
    }
}
