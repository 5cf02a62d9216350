namespace Ferry.Storage;

/// <summary>What a server serves: one tree of files. Every path is resolved inside the tree, whatever its spelling and
/// whatever links it meets; a path that leads out of it fails with <see cref="StoreError.NotFound"/> or
/// <see cref="StoreError.NotAllowed"/>.</summary>
/// <remarks>All members may be called at the same time from many sessions. Failures are <see cref="StoreException"/>.</remarks>
public interface IFileStore
{
    /// <summary>Facts about one entry. A link is followed unless that leads nowhere in this tree: then the link itself is
    /// described.</summary>
    ValueTask<StoreEntry> GetEntryAsync(StorePath path, CancellationToken cancellationToken);

    /// <summary>Opens a directory for listing. The order is the store's own.</summary>
    /// <exception cref="StoreException"><see cref="StoreError.NotADirectory"/>, <see cref="StoreError.NotFound"/>.</exception>
    ValueTask<StoreListing> OpenListingAsync(StorePath path, CancellationToken cancellationToken);

    /// <summary>Opens a file for reading: one version of it, whatever is published under its name meanwhile.</summary>
    /// <exception cref="StoreException"><see cref="StoreError.NotAFile"/> for directories and devices.</exception>
    ValueTask<StoredFile> OpenReadAsync(StorePath path, CancellationToken cancellationToken);

    /// <summary>Starts an upload. What it receives is published by <see cref="StoreUpload.CommitAsync"/> and by nothing else,
    /// except where <see cref="WriteMode"/> says otherwise.</summary>
    ValueTask<StoreUpload> OpenWriteAsync(StorePath path, WriteRequest request, CancellationToken cancellationToken);

    /// <summary>Makes a directory.</summary>
    /// <param name="path">The new directory; its parent exists.</param>
    /// <param name="mode">Permission bits, 0–0777 octal, where the store knows them.</param>
    /// <param name="cancellationToken">Gives up before the call.</param>
    /// <exception cref="StoreException"><see cref="StoreError.Exists"/>.</exception>
    ValueTask MakeDirectoryAsync(StorePath path, int mode, CancellationToken cancellationToken);

    /// <summary>Removes a file or link (<paramref name="directory"/> false) or an empty directory (true).</summary>
    ValueTask RemoveAsync(StorePath path, bool directory, CancellationToken cancellationToken);

    /// <summary>Renames a file or directory in one step, replacing a file of that name.</summary>
    ValueTask RenameAsync(StorePath from, StorePath to, CancellationToken cancellationToken);

    /// <summary>Changes the attributes that are given; a store that cannot fails with
    /// <see cref="StoreError.NotSupported"/>.</summary>
    ValueTask SetAttributesAsync(StorePath path, StoreAttributes attributes, CancellationToken cancellationToken);

    /// <summary>Octets that can still be stored beneath <paramref name="path"/>, or null where nobody knows.</summary>
    ValueTask<long?> GetFreeSpaceAsync(StorePath path, CancellationToken cancellationToken);
}
