using Microsoft.Win32.SafeHandles;

namespace Ferry.Storage.Linux;

/// <summary>Files of a Linux machine: every name is resolved beneath the root descriptor, and every call that takes a
/// name takes it relative to a directory opened that way.</summary>
/// <remarks>All calls but synced commits complete before they return: they are short, and a thread pool would make them
/// longer.</remarks>
internal sealed class LinuxStore : ILocalStore
{
    // Without waiting for a pipe's other end, and without becoming a terminal's session.
    private const int ReadFlags = Native.ReadOnly | Native.NonBlocking | Native.NoControllingTerminal;

    private readonly LinuxTree _tree;
    private readonly LocalStoreOptions _options;
    private readonly TimeProvider _clock;
    private readonly CommitQueue? _queue;

    public LinuxStore(string rootDirectory, LocalStoreOptions options, TimeProvider clock, IResolver? resolver)
    {
        _tree = new(rootDirectory, resolver);
        _options = options;
        _clock = clock;
        _queue = options.Durability == Durability.Synced ? new() : null;
    }

    public ValueTask<StoreEntry> GetEntryAsync(StorePath path, CancellationToken cancellationToken)
    {
        Begin(path, cancellationToken);
        byte[] name = path.IsRoot ? [(byte)'/'] : path.Name.ToArray();
        using SafeFileHandle file = _tree.Open(path, Native.PathOnly | Native.NoFollow);
        FileStatus status = LinuxTree.Status(file, path);
        if (status.Kind != EntryKind.Link)
        {
            return new(_tree.Describe(status, name));
        }

        using SafeFileHandle parent = _tree.OpenParent(path);
        return new(_tree.DescribeLink(parent, path.Relative, name, status));
    }

    public ValueTask<StoreListing> OpenListingAsync(StorePath path, CancellationToken cancellationToken)
    {
        Begin(path, cancellationToken);
        return new(new LinuxListing(_tree, _tree.Open(path, Native.ReadOnly | Native.Directory), path));
    }

    public ValueTask<StoredFile> OpenReadAsync(StorePath path, CancellationToken cancellationToken)
    {
        Begin(path, cancellationToken);
        SafeFileHandle file = _tree.Open(path, ReadFlags);
        return new(new LinuxStoredFile(file, path, LinuxTree.RegularStatus(file, path)));
    }

    public ValueTask<StoreUpload> OpenWriteAsync(
        StorePath path, WriteRequest request, CancellationToken cancellationToken)
    {
        Begin(path, cancellationToken);
        RefuseRoot(path, StoreError.NotAFile);
        bool inPlace = request.Mode is WriteMode.Append or WriteMode.Restart
            || _options.Durability == Durability.InPlace;
        return new(inPlace ? OpenInPlace(path, request) : OpenReplacing(path, request));
    }

    public ValueTask MakeDirectoryAsync(StorePath path, int mode, CancellationToken cancellationToken)
    {
        Begin(path, cancellationToken);
        RefuseRoot(path, StoreError.Exists);
        SafeFileHandle parent = _tree.OpenParent(path);
        try
        {
            LinuxTree.Check(Native.MakeDirectory(parent, path.Name, mode & 0x1FF), path);
            SetDirectoryMode(parent, path, mode & 0x1FF);
        }
        catch
        {
            parent.Dispose();
            throw;
        }

        return SyncAsync(path, parent);
    }

    public ValueTask RemoveAsync(StorePath path, bool directory, CancellationToken cancellationToken)
    {
        Begin(path, cancellationToken);
        RefuseRoot(path, StoreError.NotAllowed);
        using SafeFileHandle parent = _tree.OpenParent(path);
        LinuxTree.Check(Native.Remove(parent, path.Name, directory), path);
        return default;
    }

    public ValueTask RenameAsync(StorePath from, StorePath to, CancellationToken cancellationToken)
    {
        Begin(from, cancellationToken);
        Begin(to, cancellationToken);
        RefuseRoot(from, StoreError.NotAllowed);
        RefuseRoot(to, StoreError.NotAllowed);
        using SafeFileHandle fromParent = _tree.OpenParent(from);
        SafeFileHandle toParent = _tree.OpenParent(to);
        try
        {
            Rename(fromParent, from, toParent, to);
        }
        catch
        {
            toParent.Dispose();
            throw;
        }

        return SyncAsync(to, toParent);
    }

    public ValueTask SetAttributesAsync(
        StorePath path, StoreAttributes attributes, CancellationToken cancellationToken)
    {
        Begin(path, cancellationToken);
        using SafeFileHandle file = _tree.Open(path, Native.PathOnly);
        if (attributes.Mode is { } mode)
        {
            LinuxTree.Check(Native.ChangeMode(file, mode & 0xFFF), path);
        }

        if (attributes.ModifiedUtc is not null || attributes.AccessedUtc is not null)
        {
            LinuxTree.Check(
                Native.ChangeTimes(
                    file, UnixTime.From(attributes.AccessedUtc), UnixTime.From(attributes.ModifiedUtc)),
                path);
        }

        return default;
    }

    public ValueTask<long?> GetFreeSpaceAsync(StorePath path, CancellationToken cancellationToken)
    {
        Begin(path, cancellationToken);
        using SafeFileHandle file = _tree.Open(path, Native.PathOnly);
        long free = NativeFileSystem.FreeSpace(file);
        return new(free < 0 ? null : free);
    }

    // On the thread pool: a tree can be large, and nobody waits for this but whoever starts a server.
    public Task<int> RemoveLeftoversAsync(CancellationToken cancellationToken) => Task.Run(
        () => new Leftovers(_clock.GetUtcNow().UtcDateTime - _options.LeftoverAge, cancellationToken).Remove(_tree),
        cancellationToken);

    public void Dispose()
    {
        _queue?.Dispose();
        _tree.Dispose();
    }

    private static void Begin(StorePath path, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        UploadName.Refuse(path);
    }

    private static void RefuseRoot(StorePath path, StoreError error)
    {
        if (path.IsRoot)
        {
            throw new StoreException(error, "/: this is the top of the tree");
        }
    }

    private InPlaceUpload OpenInPlace(StorePath path, WriteRequest request)
    {
        RefuseWhatCannotFit(_tree.Root, path, request);
        return InPlaceUpload.Open(_tree, path, request, _queue);
    }

    private ReplacingUpload OpenReplacing(StorePath path, WriteRequest request)
    {
        UploadTarget target = request.Mode == WriteMode.CreateNew
            ? FindFreeName(path)
            : _tree.FindTarget(path);
        try
        {
            if (target.Existing is { } existing)
            {
                if (existing.Kind != EntryKind.File)
                {
                    throw LinuxTree.NotAFile(path);
                }

                // A rename would replace it all the same; whoever made it read-only did not mean that.
                if (!_tree.MayWrite(existing))
                {
                    throw Errno.Failure(Errno.AccessDenied, path);
                }
            }

            RefuseWhatCannotFit(target.Directory, path, request);
            return ReplacingUpload.Open(target, path, request, QueueFor(target.Directory));
        }
        catch
        {
            target.Directory.Dispose();
            throw;
        }
    }

    private UploadTarget FindFreeName(StorePath path)
    {
        SafeFileHandle directory = _tree.OpenParent(path);
        int error = Native.Status(directory, path.Name, out _);
        if (error == -Errno.NotFound)
        {
            return new(directory, path.Name.ToArray(), null);
        }

        directory.Dispose();
        throw Errno.Failure(error == 0 ? Errno.Exists : -error, path);
    }

    private static void RefuseWhatCannotFit(SafeFileHandle where, StorePath path, WriteRequest request)
    {
        if (request.ExpectedLength > 0
            && NativeFileSystem.FreeSpace(where) is >= 0 and long free
            && free < request.ExpectedLength)
        {
            throw new StoreException(
                StoreError.NoSpace, $"{path}: {request.ExpectedLength} octets announced, room for {free}");
        }
    }

    // The process's umask has taken bits off the mode; a directory's own setgid bit, inherited, stays.
    private static void SetDirectoryMode(SafeFileHandle parent, StorePath path, int mode)
    {
        int descriptor = Native.OpenAt(
            parent, path.Name, Native.PathOnly | Native.Directory | Native.NoFollow);
        using SafeFileHandle made = new(LinuxTree.Check(descriptor, path), ownsHandle: true);
        int current = LinuxTree.Status(made, path).Mode;
        if ((current & 0x1FF) != mode)
        {
            LinuxTree.Check(Native.ChangeMode(made, (current & ~0x1FF) | mode), path);
        }
    }

    private static void Rename(SafeFileHandle fromParent, StorePath from, SafeFileHandle toParent, StorePath to)
    {
        LinuxTree.Check(Native.Status(fromParent, from.Name, out FileStatus source), from);
        if (Native.Status(toParent, to.Name, out FileStatus target) == 0
            && (target.Device, target.Inode) != (source.Device, source.Inode)
            && (source.Kind == EntryKind.Directory || target.Kind == EntryKind.Directory))
        {
            throw Errno.Failure(Errno.Exists, to);
        }

        int error = Native.Rename(fromParent, from.Name, toParent, to.Name, replace: true);
        if (error >= 0)
        {
            return;
        }

        throw error switch
        {
            -Errno.CrossDevice => new StoreException(
                StoreError.NotSupported, $"{from}: cannot be renamed to {to}, which is on another file system"),
            -Errno.Invalid when source.Kind == EntryKind.Directory => new StoreException(
                StoreError.NotAllowed, $"{from}: cannot be moved into itself"),
            _ => Errno.Failure(-error, to),
        };
    }

    /// <summary>Where files are kept in memory there is no disk to wait for, and so no reason to wait elsewhere.</summary>
    private CommitQueue? QueueFor(SafeFileHandle directory) =>
        _queue is not null && NativeFileSystem.IsInMemory(directory) ? null : _queue;

    private ValueTask SyncAsync(StorePath path, SafeFileHandle directory)
    {
        if (_queue is not null)
        {
            return _queue.CommitAsync(new DirectoryCommit(path, directory));
        }

        directory.Dispose();
        return default;
    }
}
