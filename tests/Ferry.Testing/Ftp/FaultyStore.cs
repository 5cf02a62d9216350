using Ferry.Storage;

namespace Ferry.Testing.Ftp;

/// <summary>Another store, some of whose members fail.</summary>
public sealed class FaultyStore(IFileStore inner) : IFileStore
{
    /// <summary>Makes what <see cref="Fails"/> throw; null for a store that works.</summary>
    public Func<Exception>? Throw { get; set; }

    /// <summary>The member that fails; null for all of them. "Read", "Write", "Commit" and "Next" are those of what it
    /// opens.</summary>
    public string? Fails { get; set; }

    /// <summary>Awaited before every read of a file; null for reads that need not wait.</summary>
    public Func<CancellationToken, Task>? BeforeRead { get; set; }

    public ValueTask<StoreEntry> GetEntryAsync(StorePath path, CancellationToken cancellationToken)
    {
        Fail(nameof(GetEntryAsync));
        return inner.GetEntryAsync(path, cancellationToken);
    }

    public async ValueTask<StoreListing> OpenListingAsync(StorePath path, CancellationToken cancellationToken)
    {
        Fail(nameof(OpenListingAsync));
        return new Listing(this, await inner.OpenListingAsync(path, cancellationToken));
    }

    public async ValueTask<StoredFile> OpenReadAsync(StorePath path, CancellationToken cancellationToken)
    {
        Fail(nameof(OpenReadAsync));
        return new File(this, await inner.OpenReadAsync(path, cancellationToken));
    }

    public async ValueTask<StoreUpload> OpenWriteAsync(
        StorePath path, WriteRequest request, CancellationToken cancellationToken)
    {
        Fail(nameof(OpenWriteAsync));
        return new Upload(this, await inner.OpenWriteAsync(path, request, cancellationToken));
    }

    public ValueTask MakeDirectoryAsync(StorePath path, int mode, CancellationToken cancellationToken)
    {
        Fail(nameof(MakeDirectoryAsync));
        return inner.MakeDirectoryAsync(path, mode, cancellationToken);
    }

    public ValueTask RemoveAsync(StorePath path, bool directory, CancellationToken cancellationToken)
    {
        Fail(nameof(RemoveAsync));
        return inner.RemoveAsync(path, directory, cancellationToken);
    }

    public ValueTask RenameAsync(StorePath from, StorePath to, CancellationToken cancellationToken)
    {
        Fail(nameof(RenameAsync));
        return inner.RenameAsync(from, to, cancellationToken);
    }

    public ValueTask SetAttributesAsync(StorePath path, StoreAttributes attributes, CancellationToken cancellationToken)
    {
        Fail(nameof(SetAttributesAsync));
        return inner.SetAttributesAsync(path, attributes, cancellationToken);
    }

    public ValueTask<long?> GetFreeSpaceAsync(StorePath path, CancellationToken cancellationToken) =>
        inner.GetFreeSpaceAsync(path, cancellationToken);

    private void Fail(string member)
    {
        if (Throw is { } make && (Fails is null || Fails == member))
        {
            throw make();
        }
    }

    private sealed class Listing(FaultyStore store, StoreListing listing) : StoreListing
    {
        public override ValueTask<ReadOnlyMemory<StoreEntry>> ReadAsync(CancellationToken cancellationToken)
        {
            store.Fail("Next");
            return listing.ReadAsync(cancellationToken);
        }

        public override ValueTask DisposeAsync() => listing.DisposeAsync();
    }

    private sealed class File(FaultyStore store, StoredFile file) : StoredFile
    {
        public override long Length => file.Length;

        public override DateTime ModifiedUtc => file.ModifiedUtc;

        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer, long offset, CancellationToken cancellationToken)
        {
            store.Fail("Read");
            if (store.BeforeRead is { } wait)
            {
                await wait(cancellationToken);
            }

            return await file.ReadAsync(buffer, offset, cancellationToken);
        }

        public override ValueTask DisposeAsync() => file.DisposeAsync();
    }

    private sealed class Upload(FaultyStore store, StoreUpload upload) : StoreUpload
    {
        public override long StartOffset => upload.StartOffset;

        public override ValueTask WriteAsync(
            ReadOnlyMemory<byte> octets, long offset, CancellationToken cancellationToken)
        {
            store.Fail("Write");
            return upload.WriteAsync(octets, offset, cancellationToken);
        }

        public override ValueTask CommitAsync(CancellationToken cancellationToken)
        {
            store.Fail("Commit");
            return upload.CommitAsync(cancellationToken);
        }

        public override StoreException Translate(IOException exception) => upload.Translate(exception);

        public override ValueTask DisposeAsync() => upload.DisposeAsync();
    }
}
