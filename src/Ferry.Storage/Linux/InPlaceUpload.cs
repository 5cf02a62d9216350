using Microsoft.Win32.SafeHandles;

namespace Ferry.Storage.Linux;

/// <summary>An upload into the visible file: appending, restarting, and everything where durability is in
/// place.</summary>
internal sealed class InPlaceUpload : LinuxUpload, ISyncedCommit
{
    private readonly SafeFileHandle? _directory;
    private readonly CommitQueue? _queue;

    private InPlaceUpload(
        SafeFileHandle handle, StorePath path, long startOffset, SafeFileHandle? directory, CommitQueue? queue)
        : base(handle, path)
    {
        StartOffset = startOffset;
        _directory = directory;
        _queue = queue;
    }

    /// <inheritdoc/>
    public override long StartOffset { get; }

    SafeFileHandle ISyncedCommit.File => Handle;

    SafeFileHandle? ISyncedCommit.Directory => _directory;

    /// <summary>Opens the file, or makes it, and cuts it where the upload starts.</summary>
    public static InPlaceUpload Open(LinuxTree tree, StorePath path, WriteRequest request, CommitQueue? queue)
    {
        (SafeFileHandle handle, bool created) = OpenOrCreate(tree, path, request);
        SafeFileHandle? directory = null;
        try
        {
            FileStatus status = Claim(handle, path);
            long start = request.Mode switch
            {
                WriteMode.Append => status.Size,
                WriteMode.Restart when request.Offset > status.Size => throw new StoreException(
                    StoreError.NotSupported,
                    $"{path}: cannot restart at {request.Offset}, the file has {status.Size} octets"),
                WriteMode.Restart => request.Offset,
                _ => 0,
            };
            if (start < status.Size)
            {
                LinuxTree.Check(Native.Truncate(handle, start), path);
            }

            if (created)
            {
                LinuxTree.Check(Native.ChangeOpenMode(handle, request.CreateMode & 0x1FF), path);
                directory = queue is null ? null : tree.FindTarget(path).Directory;
            }

            return new(handle, path, start, directory, queue);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    public override ValueTask CommitAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_queue is not null)
        {
            return _queue.CommitAsync(this);
        }

        Close();
        return default;
    }

    void ISyncedCommit.Prepare()
    {
    }

    void ISyncedCommit.Publish()
    {
    }

    /// <summary>Lets go of the file and its lock.</summary>
    public void Close()
    {
        Handle.Dispose();
        _directory?.Dispose();
    }

    StoreException ISyncedCommit.Failure(int errno) => Errno.Failure(errno, Path);

    public override ValueTask DisposeAsync()
    {
        Close();
        return default;
    }

    private static (SafeFileHandle Handle, bool Created) OpenOrCreate(
        LinuxTree tree, StorePath path, WriteRequest request)
    {
        // Not blocking: a pipe that nobody reads is refused at once.
        const int flags = Native.WriteOnly | Native.NonBlocking;
        if (request.Mode == WriteMode.CreateNew)
        {
            return (tree.Open(path, flags | Native.Create | Native.Exclusive, request.CreateMode), true);
        }

        int descriptor = tree.TryOpen(path.Relative, flags);
        bool create = descriptor == -Errno.NotFound && request.Offset == 0;
        return create
            ? (tree.Open(path, flags | Native.Create, request.CreateMode), true)
            : (new(LinuxTree.Check(descriptor, path), ownsHandle: true), false);
    }

    // Two uploads into one visible file would mix their octets: the second is asked to come back. A file system without
    // locks has to trust its users.
    private static FileStatus Claim(SafeFileHandle handle, StorePath path)
    {
        if (Native.Lock(handle, Native.LockExclusive | Native.LockNonBlocking) == -Errno.TryAgain)
        {
            throw new StoreException(StoreError.Busy, $"{path}: another upload is writing to it");
        }

        return LinuxTree.RegularStatus(handle, path);
    }
}
