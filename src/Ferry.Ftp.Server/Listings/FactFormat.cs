using System.Buffers;

namespace Ferry.Ftp.Server.Listings;

/// <summary>MLSD: the facts that OPTS MLST has selected.</summary>
internal sealed class FactFormat(FactNames selected) : EntryFormat
{
    private readonly FactsFormat _format = new(selected);

    public override void WriteLine(IBufferWriter<byte> output, in FileFacts facts) => _format.WriteLine(output, facts);
}
