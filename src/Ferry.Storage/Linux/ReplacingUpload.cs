using Microsoft.Win32.SafeHandles;

namespace Ferry.Storage.Linux;

/// <summary>An upload under a hidden name in the target's directory, which takes the target's name on commit.</summary>
internal sealed class ReplacingUpload : LinuxUpload, ISyncedCommit
{
    private const int OwnerOnly = 0x180; // 0600

    private readonly UploadTarget _target;
    private readonly byte[] _hiddenName;
    private readonly FileStatus _created;
    private readonly WriteRequest _request;
    private readonly CommitQueue? _queue;
    private bool _published;

    private ReplacingUpload(
        SafeFileHandle handle, StorePath path, UploadTarget target, byte[] hiddenName, in FileStatus created,
        WriteRequest request, CommitQueue? queue)
        : base(handle, path)
    {
        _target = target;
        _hiddenName = hiddenName;
        _created = created;
        _request = request;
        _queue = queue;
    }

    /// <inheritdoc/>
    public override long StartOffset => 0;

    SafeFileHandle ISyncedCommit.File => Handle;

    SafeFileHandle ISyncedCommit.Directory => _target.Directory;

    /// <summary>Starts an upload.</summary>
    /// <param name="target">Where it goes; its directory belongs to the upload from now on.</param>
    /// <param name="path">What the user calls it.</param>
    /// <param name="request">How it is to be stored.</param>
    /// <param name="queue">Syncs commits; null where they are not synced.</param>
    public static ReplacingUpload Open(UploadTarget target, StorePath path, WriteRequest request, CommitQueue? queue)
    {
        while (true)
        {
            byte[] name = UploadName.New();
            SafeFileHandle handle = new(
                LinuxTree.Check(
                    Native.OpenAt(
                        target.Directory, name,
                        Native.WriteOnly | Native.Create | Native.Exclusive | Native.NoFollow, OwnerOnly),
                    path),
                ownsHandle: true);

            // The lock tells whoever cleans up after crashes that this file is in use. Between the two calls somebody
            // may have cleaned it up: then it has no name any more.
            Native.Lock(handle, Native.LockExclusive);
            FileStatus created = LinuxTree.RegularStatus(handle, path);
            if (created.Links > 0)
            {
                return new(handle, path, target, name, created, request, queue);
            }

            handle.Dispose();
        }
    }

    public override ValueTask CommitAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_queue is not null)
        {
            return _queue.CommitAsync(this);
        }

        Prepare();
        Publish();
        Close();
        return default;
    }

    /// <summary>Gives the file the owner and mode of the one it replaces, or the mode asked for.</summary>
    public void Prepare()
    {
        if (_target.Existing is { } existing
            && (existing.OwnerId, existing.GroupId) != (_created.OwnerId, _created.GroupId))
        {
            // Only root can give files away; for others the file becomes theirs, as with any rename.
            Native.ChangeOwner(Handle, existing.OwnerId, existing.GroupId);
        }

        int mode = (_target.Existing?.Mode ?? _request.CreateMode) & 0x1FF;
        LinuxTree.Check(Native.ChangeOpenMode(Handle, mode), Path);
    }

    /// <summary>Gives the file its name.</summary>
    public void Publish()
    {
        bool replace = _request.Mode != WriteMode.CreateNew;
        int error = Native.Rename(_target.Directory, _hiddenName, _target.Directory, _target.Name, replace);
        if (error == -Errno.Invalid && !replace)
        {
            // A file system that cannot rename without replacing can still make a second name.
            LinuxTree.Check(Native.Link(_target.Directory, _hiddenName, _target.Name), Path);
            error = Native.Remove(_target.Directory, _hiddenName, directory: false);
        }

        LinuxTree.Check(error, Path);
        _published = true;
    }

    /// <summary>Lets go of the file, and of its lock, so that whoever hears of the commit can write to it.</summary>
    public void Close()
    {
        Handle.Dispose();
        _target.Directory.Dispose();
    }

    StoreException ISyncedCommit.Failure(int errno) => Errno.Failure(errno, Path);

    public override ValueTask DisposeAsync()
    {
        if (!_published && !_target.Directory.IsClosed)
        {
            Native.Remove(_target.Directory, _hiddenName, directory: false);
        }

        Close();
        return default;
    }
}
