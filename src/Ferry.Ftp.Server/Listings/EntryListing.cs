using System.Buffers;
using Ferry.Storage;

namespace Ferry.Ftp.Server.Listings;

/// <summary>One line for one entry: LIST of a file, or of a directory itself (-d).</summary>
internal sealed class EntryListing(StorePath path, FileFacts facts, EntryFormat format) : Listing(path)
{
    private bool _isWritten;

    public override ValueTask<bool> WriteNextAsync(IBufferWriter<byte> output, CancellationToken cancellationToken)
    {
        if (_isWritten)
        {
            return new(false);
        }

        format.WriteLine(output, facts);
        _isWritten = true;
        return new(true);
    }

    public override ValueTask DisposeAsync() => default;
}
