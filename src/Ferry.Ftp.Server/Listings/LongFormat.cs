using System.Buffers;

namespace Ferry.Ftp.Server.Listings;

/// <summary>LIST: as <c>ls -l</c>.</summary>
internal sealed class LongFormat(DateTime nowUtc) : EntryFormat
{
    private readonly LsFormat _format = new(nowUtc);

    public override void WriteLine(IBufferWriter<byte> output, in FileFacts facts) => _format.WriteLine(output, facts);
}
