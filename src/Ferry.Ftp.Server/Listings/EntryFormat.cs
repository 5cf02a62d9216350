using System.Buffers;

namespace Ferry.Ftp.Server.Listings;

/// <summary>How one entry becomes one line.</summary>
internal abstract class EntryFormat
{
    public abstract void WriteLine(IBufferWriter<byte> output, in FileFacts facts);
}
