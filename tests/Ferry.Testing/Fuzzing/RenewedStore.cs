using Ferry.Storage;

namespace Ferry.Testing.Fuzzing;

/// <summary>Small files in memory, the same again for every dialogue.</summary>
internal sealed class RenewedStore : IFileStore
{
    private const long Quota = 1_000_000;

    private MemoryStore _files = new();

    public RenewedStore() => Renew();

    /// <summary>Forgets what was done.</summary>
    public void Renew()
    {
        _files = new(quota: Quota);
        _files.AddFile("/text", "one\ntwo\r\nthree");
        _files.AddFile("/binary", [0, 255, 13, 10, 255]);
        _files.AddFile("/large", new byte[300_000]);
        _files.AddFile("/dir/one", "1");
        _files.AddFile("/" + new string('a', 200), "a");
    }

    public ValueTask<StoreEntry> GetEntryAsync(StorePath path, CancellationToken cancellationToken) =>
        _files.GetEntryAsync(path, cancellationToken);

    public ValueTask<StoreListing> OpenListingAsync(StorePath path, CancellationToken cancellationToken) =>
        _files.OpenListingAsync(path, cancellationToken);

    public ValueTask<StoredFile> OpenReadAsync(StorePath path, CancellationToken cancellationToken) =>
        _files.OpenReadAsync(path, cancellationToken);

    public ValueTask<StoreUpload> OpenWriteAsync(
        StorePath path, WriteRequest request, CancellationToken cancellationToken) =>
        _files.OpenWriteAsync(path, request, cancellationToken);

    public ValueTask MakeDirectoryAsync(StorePath path, int mode, CancellationToken cancellationToken) =>
        _files.MakeDirectoryAsync(path, mode, cancellationToken);

    public ValueTask RemoveAsync(StorePath path, bool directory, CancellationToken cancellationToken) =>
        _files.RemoveAsync(path, directory, cancellationToken);

    public ValueTask RenameAsync(StorePath from, StorePath to, CancellationToken cancellationToken) =>
        _files.RenameAsync(from, to, cancellationToken);

    public ValueTask SetAttributesAsync(
        StorePath path, StoreAttributes attributes, CancellationToken cancellationToken) =>
        _files.SetAttributesAsync(path, attributes, cancellationToken);

    public ValueTask<long?> GetFreeSpaceAsync(StorePath path, CancellationToken cancellationToken) =>
        _files.GetFreeSpaceAsync(path, cancellationToken);
}
