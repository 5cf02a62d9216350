using System.Buffers;

namespace Ferry.Ftp.Server.Listings;

/// <summary>NLST: names that can be used as arguments as they are, so with the directory that was asked for before them
/// (RFC 1123 §4.1.2.7).</summary>
/// <param name="directory">As the user wrote it; empty for the working directory.</param>
internal sealed class PathFormat(ReadOnlyMemory<byte> directory) : EntryFormat
{
    private readonly byte[] _prefix = directory.IsEmpty || directory.Span[^1] == (byte)'/'
        ? directory.ToArray()
        : [.. directory.Span, (byte)'/'];

    public override void WriteLine(IBufferWriter<byte> output, in FileFacts facts)
    {
        output.Write(_prefix);
        NameFormat.WriteLine(output, facts.Name.Span);
    }
}
