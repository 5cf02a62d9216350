using System.Text;
using Ferry.Storage.Memory;

namespace Ferry.Storage;

/// <summary>A tree of files in memory, for tests and for whoever embeds a server: what it holds is gone with
/// it.</summary>
/// <remarks>Files belong to <c>ferry</c>; there are no links. A file holds at most 2 GiB.</remarks>
public sealed class MemoryStore : IFileStore
{
    private const int UsualFileMode = 0x1A4; // 0644
    private const int UsualDirectoryMode = 0x1ED; // 0755

    private readonly MemoryTree _tree;

    /// <summary>Makes an empty store.</summary>
    /// <param name="clock">Dates files; null for the system's.</param>
    /// <param name="quota">Octets that all files may hold together, uploads in progress included, from 0; null for no
    /// limit. Beyond it uploads fail with <see cref="StoreError.QuotaExceeded"/>.</param>
    public MemoryStore(TimeProvider? clock = null, long? quota = null) =>
        _tree = new(clock ?? TimeProvider.System, quota, UsualDirectoryMode);

    /// <summary>Puts a file into the store, with the directories above it, replacing one that is there.</summary>
    /// <param name="path">Where, from the root.</param>
    /// <param name="octets">What it holds; they are copied.</param>
    /// <exception cref="StoreException">The quota is exceeded, or the path leads through a file.</exception>
    public void AddFile(string path, ReadOnlySpan<byte> octets)
    {
        StorePath file = StorePath.Parse(path);
        AddDirectory(file.Parent);
        using MemoryUpload upload = _tree.OpenWrite(
            file, new() { Mode = WriteMode.Replace, CreateMode = UsualFileMode });
        upload.Write(octets, 0);
        upload.Commit();
    }

    /// <summary>The same with text, stored as UTF-8.</summary>
    public void AddFile(string path, string text) => AddFile(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Makes a directory and those above it, where they are missing.</summary>
    public void AddDirectory(string path) => AddDirectory(StorePath.Parse(path));

    /// <summary>What a file holds now, as a copy.</summary>
    /// <exception cref="StoreException"><see cref="StoreError.NotFound"/>,
    /// <see cref="StoreError.NotAFile"/>.</exception>
    public byte[] ReadFile(string path) => _tree.OpenRead(StorePath.Parse(path)).ToArray();

    /// <summary>Whether there is a file or directory of this name.</summary>
    public bool Contains(string path) => _tree.Contains(StorePath.Parse(path));

    /// <inheritdoc/>
    public ValueTask<StoreEntry> GetEntryAsync(StorePath path, CancellationToken cancellationToken)
    {
        Begin(path, cancellationToken);
        return new(_tree.GetEntry(path));
    }

    /// <inheritdoc/>
    public ValueTask<StoreListing> OpenListingAsync(StorePath path, CancellationToken cancellationToken)
    {
        Begin(path, cancellationToken);
        return new(new MemoryListing(_tree.List(path)));
    }

    /// <inheritdoc/>
    public ValueTask<StoredFile> OpenReadAsync(StorePath path, CancellationToken cancellationToken)
    {
        Begin(path, cancellationToken);
        return new(_tree.OpenRead(path));
    }

    /// <inheritdoc/>
    public ValueTask<StoreUpload> OpenWriteAsync(
        StorePath path, WriteRequest request, CancellationToken cancellationToken)
    {
        Begin(path, cancellationToken);
        return new(_tree.OpenWrite(path, request));
    }

    /// <inheritdoc/>
    public ValueTask MakeDirectoryAsync(StorePath path, int mode, CancellationToken cancellationToken)
    {
        Begin(path, cancellationToken);
        _tree.MakeDirectory(path, mode & 0x1FF);
        return default;
    }

    /// <inheritdoc/>
    public ValueTask RemoveAsync(StorePath path, bool directory, CancellationToken cancellationToken)
    {
        Begin(path, cancellationToken);
        _tree.Remove(path, directory);
        return default;
    }

    /// <inheritdoc/>
    public ValueTask RenameAsync(StorePath from, StorePath to, CancellationToken cancellationToken)
    {
        Begin(from, cancellationToken);
        Begin(to, cancellationToken);
        _tree.Rename(from, to);
        return default;
    }

    /// <inheritdoc/>
    public ValueTask SetAttributesAsync(
        StorePath path, StoreAttributes attributes, CancellationToken cancellationToken)
    {
        Begin(path, cancellationToken);
        _tree.SetAttributes(path, attributes);
        return default;
    }

    /// <inheritdoc/>
    public ValueTask<long?> GetFreeSpaceAsync(StorePath path, CancellationToken cancellationToken)
    {
        Begin(path, cancellationToken);
        return new(_tree.FreeSpace(path));
    }

    private static void Begin(StorePath path, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        UploadName.Refuse(path);
    }

    private void AddDirectory(StorePath path)
    {
        if (!path.IsRoot && !_tree.Contains(path))
        {
            AddDirectory(path.Parent);
            _tree.MakeDirectory(path, UsualDirectoryMode);
        }
    }
}
