using Microsoft.Win32.SafeHandles;

namespace Ferry.Storage.Portable;

/// <summary>Files of any machine, with what .NET offers everywhere. Between the check of a link and the call that
/// follows, whoever may change the tree by other means can swap it; devices and pipes cannot be told from
/// files.</summary>
internal sealed class PortableStore(string rootDirectory, LocalStoreOptions options) : ILocalStore
{
    // Windows cannot rename over a file that somebody reads, unless the reader allows it.
    private const FileShare ReaderShares = FileShare.ReadWrite | FileShare.Delete;

    private readonly PortableTree _tree = new(rootDirectory);

    private bool IsSynced => options.Durability == Durability.Synced;

    public ValueTask<StoreEntry> GetEntryAsync(StorePath path, CancellationToken cancellationToken)
    {
        string physical = Begin(path, followLast: false, cancellationToken);
        byte[] name = path.IsRoot ? [(byte)'/'] : path.Name.ToArray();
        return new(PortableFailure.Run(path, () => Describe(Find(physical, path), name, path)));
    }

    public ValueTask<StoreListing> OpenListingAsync(StorePath path, CancellationToken cancellationToken)
    {
        string physical = Begin(path, followLast: true, cancellationToken);
        if (Find(physical, path) is not DirectoryInfo directory)
        {
            throw NotADirectory(path);
        }

        EnumerationOptions everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };
        return new(PortableFailure.Run(path, () => new PortableListing(
            directory.EnumerateFileSystemInfos("*", everything).GetEnumerator(),
            (facts, name) => Describe(facts, name, path.Child(name)),
            path)));
    }

    public ValueTask<StoredFile> OpenReadAsync(StorePath path, CancellationToken cancellationToken)
    {
        string physical = Begin(path, followLast: true, cancellationToken);
        RequireFile(Find(physical, path), path);
        return new(PortableFailure.Run(
            path,
            () => new PortableStoredFile(
                File.OpenHandle(physical, FileMode.Open, FileAccess.Read, ReaderShares), path)));
    }

    public ValueTask<StoreUpload> OpenWriteAsync(
        StorePath path, WriteRequest request, CancellationToken cancellationToken)
    {
        string physical = Begin(path, followLast: request.Mode != WriteMode.CreateNew, cancellationToken);
        FileSystemInfo? existing = PortableEntry.Find(physical);
        if (request.Mode == WriteMode.CreateNew && existing is not null)
        {
            throw Exists(path);
        }

        RequireFile(existing, path);
        RequireParent(physical, path);
        if (request.ExpectedLength > 0 && FreeSpace() is { } free && free < request.ExpectedLength)
        {
            throw new StoreException(
                StoreError.NoSpace, $"{path}: {request.ExpectedLength} octets announced, room for {free}");
        }

        bool inPlace = request.Mode is WriteMode.Append or WriteMode.Restart
            || options.Durability == Durability.InPlace;
        return new(PortableFailure.Run(
            path,
            () => inPlace ? OpenInPlace(physical, path, request) : OpenReplacing(physical, path, request, existing)));
    }

    public ValueTask MakeDirectoryAsync(StorePath path, int mode, CancellationToken cancellationToken)
    {
        string physical = Begin(path, followLast: false, cancellationToken);
        if (PortableEntry.Find(physical) is not null)
        {
            throw Exists(path);
        }

        RequireParent(physical, path);
        PortableFailure.Run(path, () =>
        {
            Directory.CreateDirectory(physical);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(physical, (UnixFileMode)(mode & 0x1FF));
            }
        });
        return default;
    }

    public ValueTask RemoveAsync(StorePath path, bool directory, CancellationToken cancellationToken)
    {
        string physical = Begin(path, followLast: false, cancellationToken);
        RefuseRoot(path);
        FileSystemInfo existing = Find(physical, path);
        bool isDirectory = existing is DirectoryInfo && existing.LinkTarget is null;
        if (directory != isDirectory)
        {
            throw directory ? NotADirectory(path) : NotAFile(path);
        }

        PortableFailure.Run(path, existing.Delete);
        return default;
    }

    public ValueTask RenameAsync(StorePath from, StorePath to, CancellationToken cancellationToken)
    {
        string source = Begin(from, followLast: false, cancellationToken);
        string target = Begin(to, followLast: false, cancellationToken);
        RefuseRoot(from);
        RefuseRoot(to);
        FileSystemInfo existing = Find(source, from);
        RequireParent(target, to);
        if (source == target)
        {
            return default;
        }

        bool isDirectory = existing is DirectoryInfo && existing.LinkTarget is null;
        if (isDirectory && target.StartsWith(source + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new StoreException(StoreError.NotAllowed, $"{from}: cannot be moved into itself");
        }

        FileSystemInfo? taken = PortableEntry.Find(target);
        if (taken is not null && (isDirectory || taken is DirectoryInfo))
        {
            throw Exists(to);
        }

        PortableFailure.Run(from, () =>
        {
            if (isDirectory)
            {
                Directory.Move(source, target);
            }
            else
            {
                File.Move(source, target, overwrite: true);
            }
        });
        return default;
    }

    public ValueTask SetAttributesAsync(
        StorePath path, StoreAttributes attributes, CancellationToken cancellationToken)
    {
        string physical = Begin(path, followLast: true, cancellationToken);
        FileSystemInfo existing = Find(physical, path);
        if (attributes.Mode is not null && OperatingSystem.IsWindows())
        {
            throw new StoreException(StoreError.NotSupported, $"{path}: this system has no permission bits");
        }

        PortableFailure.Run(path, () =>
        {
            if (attributes.Mode is { } mode && !OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(physical, (UnixFileMode)(mode & 0xFFF));
            }

            if (attributes.ModifiedUtc is { } modified)
            {
                existing.LastWriteTimeUtc = modified;
            }

            if (attributes.AccessedUtc is { } accessed)
            {
                existing.LastAccessTimeUtc = accessed;
            }
        });
        return default;
    }

    public ValueTask<long?> GetFreeSpaceAsync(StorePath path, CancellationToken cancellationToken)
    {
        Find(Begin(path, followLast: true, cancellationToken), path);
        return new(FreeSpace());
    }

    public Task<int> RemoveLeftoversAsync(CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            EnumerationOptions everywhere = new()
            {
                RecurseSubdirectories = true,
                AttributesToSkip = FileAttributes.ReparsePoint,
                MatchCasing = MatchCasing.CaseSensitive,
            };
            string pattern = System.Text.Encoding.ASCII.GetString(UploadName.Prefix) + "*";
            int removed = 0;
            foreach (string file in Directory.EnumerateFiles(_tree.Root, pattern, everywhere))
            {
                cancellationToken.ThrowIfCancellationRequested();
                removed += TryRemoveLeftover(file) ? 1 : 0;
            }

            return removed;
        },
        cancellationToken);

    public void Dispose()
    {
        // Nothing is open.
    }

    private string Begin(StorePath path, bool followLast, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        UploadName.Refuse(path);
        return _tree.Resolve(path, followLast);
    }

    private StoreEntry Describe(FileSystemInfo facts, byte[] name, StorePath path)
    {
        if (facts.LinkTarget is { } text)
        {
            try
            {
                if (PortableEntry.Find(_tree.Resolve(path, followLast: true)) is { } target)
                {
                    return PortableEntry.Describe(target, name, text);
                }
            }
            catch (StoreException)
            {
                // It leads out of the tree: the link itself is described.
            }
        }

        return PortableEntry.Describe(facts, name);
    }

    private PortableUpload OpenInPlace(string physical, StorePath path, WriteRequest request)
    {
        FileMode mode = request switch
        {
            { Mode: WriteMode.CreateNew } => FileMode.CreateNew,
            { Mode: WriteMode.Restart, Offset: > 0 } => FileMode.Open,
            _ => FileMode.OpenOrCreate,
        };
        bool exists = File.Exists(physical);

        // Two uploads into one file would mix: the second is refused. Unix's locks do not shut readers out.
        FileShare share = OperatingSystem.IsWindows() ? FileShare.Read : FileShare.None;
        SafeFileHandle file = File.OpenHandle(physical, mode, FileAccess.Write, share);
        try
        {
            long length = RandomAccess.GetLength(file);
            if (request.Offset > length)
            {
                throw new StoreException(
                    StoreError.NotSupported,
                    $"{path}: cannot restart at {request.Offset}, the file has {length} octets");
            }

            long start = request.Mode == WriteMode.Append ? length : request.Offset;
            RandomAccess.SetLength(file, start);
            if (!exists && !OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(file, (UnixFileMode)(request.CreateMode & 0x1FF));
            }

            return new(file, path, start, IsSynced, rename: null);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private PortableUpload OpenReplacing(
        string physical, StorePath path, WriteRequest request, FileSystemInfo? existing)
    {
        if (existing is FileInfo { IsReadOnly: true })
        {
            throw new StoreException(StoreError.NotAllowed, $"{path}: permission denied");
        }

        string hidden = Path.Join(
            Path.GetDirectoryName(physical), System.Text.Encoding.ASCII.GetString(UploadName.New()));
        int mode = existing is null || OperatingSystem.IsWindows() ? request.CreateMode : (int)existing.UnixFileMode;
        SafeFileHandle file = File.OpenHandle(hidden, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        PendingRename rename = new(hidden, physical, request.Mode != WriteMode.CreateNew, mode & 0x1FF);
        return new(file, path, startOffset: 0, IsSynced, rename);
    }

    private static bool TryRemoveLeftover(string file)
    {
        try
        {
            // An upload in progress does not share its file.
            File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
            File.Delete(file);
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private long? FreeSpace()
    {
        try
        {
            return new DriveInfo(_tree.Root).AvailableFreeSpace;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static FileSystemInfo Find(string physical, StorePath path) =>
        PortableEntry.Find(physical) ?? throw Missing(Path.GetDirectoryName(physical)!, path);

    private static void RequireFile(FileSystemInfo? existing, StorePath path)
    {
        if (existing is DirectoryInfo)
        {
            throw NotAFile(path);
        }
    }

    private static void RequireParent(string physical, StorePath path)
    {
        string parent = Path.GetDirectoryName(physical)!;
        if (!Directory.Exists(parent))
        {
            throw Missing(parent, path);
        }
    }

    private static StoreException Missing(string parent, StorePath path) => File.Exists(parent)
        ? NotADirectory(path)
        : new(StoreError.NotFound, $"{path}: no such file or directory");

    private static void RefuseRoot(StorePath path)
    {
        if (path.IsRoot)
        {
            throw new StoreException(StoreError.NotAllowed, "/: this is the top of the tree");
        }
    }

    private static StoreException Exists(StorePath path) => new(StoreError.Exists, $"{path}: the name is taken");

    private static StoreException NotAFile(StorePath path) => new(StoreError.NotAFile, $"{path}: not a regular file");

    private static StoreException NotADirectory(StorePath path) =>
        new(StoreError.NotADirectory, $"{path}: not a directory");
}
