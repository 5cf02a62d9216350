using System.Buffers;
using Ferry.Storage;

namespace Ferry.Ftp.Server.Listings;

/// <summary>The entries of one directory, all or those that match a pattern.</summary>
internal sealed class DirectoryListing(
    StorePath path, StoreListing entries, EntryFacts facts, EntryFormat format, byte[]? pattern, int mostEntries)
    : Listing(path)
{
    private int _left = mostEntries;
    private bool _isCut;

    public override bool IsCut => _isCut;

    public override async ValueTask<bool> WriteNextAsync(IBufferWriter<byte> output, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<StoreEntry> batch = await entries.ReadAsync(cancellationToken);
        if (batch.IsEmpty || _isCut)
        {
            return false;
        }

        Write(output, batch.Span);
        return true;
    }

    public override ValueTask DisposeAsync() => entries.DisposeAsync();

    private void Write(IBufferWriter<byte> output, ReadOnlySpan<StoreEntry> batch)
    {
        foreach (ref readonly StoreEntry entry in batch)
        {
            if (pattern is not null && !Matches(pattern, entry.Name.Span))
            {
                continue;
            }

            if (_left == 0)
            {
                _isCut = true;
                return;
            }

            format.WriteLine(output, facts.Of(entry));
            _left--;
        }
    }

    // As in every shell, a star does not stand for hidden names.
    private static bool Matches(byte[] pattern, ReadOnlySpan<byte> name) =>
        (name[0] != (byte)'.' || pattern[0] == (byte)'.') && Glob.IsMatch(pattern, name);
}
