using Ferry.Storage.Linux;
using Ferry.Storage.Portable;

namespace Ferry.Storage;

/// <summary>A directory of this machine and everything beneath it. What it promises, and what each level of durability
/// costs, is in <c>docs/storage.md</c>.</summary>
/// <remarks>On Linux the kernel resolves every name beneath a descriptor of the root, so no spelling, link or race
/// leads out. Elsewhere links are resolved and checked before a file is opened, which whoever can change the tree by
/// other means can outrun.</remarks>
public sealed class LocalStore : IFileStore, IDisposable
{
    private readonly ILocalStore _store;

    /// <summary>Opens the directory.</summary>
    /// <param name="rootDirectory">An existing directory, as this machine spells it.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="clock">Tells how old a leftover is; null for the system's.</param>
    /// <exception cref="StoreException">There is no such directory, or it may not be opened.</exception>
    public LocalStore(string rootDirectory, LocalStoreOptions? options = null, TimeProvider? clock = null)
        : this(rootDirectory, options, clock, Native.IsSupported ? Resolution.Best : Resolution.Portable)
    {
    }

    internal LocalStore(string rootDirectory, LocalStoreOptions? options, TimeProvider? clock, Resolution resolution)
    {
        options ??= new();
        clock ??= TimeProvider.System;
        _store = resolution switch
        {
            Resolution.Best => new LinuxStore(rootDirectory, options, clock, resolver: null),
            Resolution.Kernel => new LinuxStore(rootDirectory, options, clock, new KernelResolver()),
            Resolution.Walking => new LinuxStore(rootDirectory, options, clock, new WalkingResolver()),
            _ => new PortableStore(rootDirectory, options),
        };
    }

    /// <inheritdoc/>
    public ValueTask<StoreEntry> GetEntryAsync(StorePath path, CancellationToken cancellationToken) =>
        _store.GetEntryAsync(path, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<StoreListing> OpenListingAsync(StorePath path, CancellationToken cancellationToken) =>
        _store.OpenListingAsync(path, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<StoredFile> OpenReadAsync(StorePath path, CancellationToken cancellationToken) =>
        _store.OpenReadAsync(path, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<StoreUpload> OpenWriteAsync(
        StorePath path, WriteRequest request, CancellationToken cancellationToken) =>
        _store.OpenWriteAsync(path, request, cancellationToken);

    /// <inheritdoc/>
    public ValueTask MakeDirectoryAsync(StorePath path, int mode, CancellationToken cancellationToken) =>
        _store.MakeDirectoryAsync(path, mode, cancellationToken);

    /// <inheritdoc/>
    public ValueTask RemoveAsync(StorePath path, bool directory, CancellationToken cancellationToken) =>
        _store.RemoveAsync(path, directory, cancellationToken);

    /// <inheritdoc/>
    public ValueTask RenameAsync(StorePath from, StorePath to, CancellationToken cancellationToken) =>
        _store.RenameAsync(from, to, cancellationToken);

    /// <inheritdoc/>
    public ValueTask SetAttributesAsync(
        StorePath path, StoreAttributes attributes, CancellationToken cancellationToken) =>
        _store.SetAttributesAsync(path, attributes, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<long?> GetFreeSpaceAsync(StorePath path, CancellationToken cancellationToken) =>
        _store.GetFreeSpaceAsync(path, cancellationToken);

    /// <summary>Removes the hidden files that uploads leave when the server is killed. Uploads in progress, in this
    /// process or another, are left alone; links are not followed. To be called when a server starts.</summary>
    /// <param name="cancellationToken">Ends the search; what has been removed stays removed.</param>
    /// <returns>Files removed.</returns>
    public Task<int> RemoveLeftoversAsync(CancellationToken cancellationToken) =>
        _store.RemoveLeftoversAsync(cancellationToken);

    /// <summary>Closes the root. Open files can still be read; uploads are to be committed before.</summary>
    public void Dispose() => _store.Dispose();
}
