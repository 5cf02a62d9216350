namespace Ferry.Storage;

/// <summary>An open directory, read in batches so that its length does not matter.</summary>
public abstract class StoreListing : IAsyncDisposable
{
    /// <summary>The next entries, without <c>.</c> and <c>..</c> and without Ferry's own temporary files.</summary>
    /// <returns>At least one entry, or an empty memory at the end. The entries, their names included, are valid until
    /// the next call.</returns>
    /// <exception cref="StoreException">The directory could not be read further.</exception>
    public abstract ValueTask<ReadOnlyMemory<StoreEntry>> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Closes the directory.</summary>
    public abstract ValueTask DisposeAsync();
}
