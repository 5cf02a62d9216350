namespace Ferry.Storage.Memory;

/// <summary>A directory as it was when the listing was opened, in one batch.</summary>
internal sealed class MemoryListing(StoreEntry[] entries) : StoreListing
{
    private StoreEntry[] _rest = entries;

    public override ValueTask<ReadOnlyMemory<StoreEntry>> ReadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        StoreEntry[] batch = _rest;
        _rest = [];
        return new(batch);
    }

    public override ValueTask DisposeAsync() => default;
}
