using Microsoft.Win32.SafeHandles;

namespace Ferry.Storage.Linux;

/// <summary>A change of a directory alone: made already, to be synced.</summary>
internal sealed class DirectoryCommit(StorePath path, SafeFileHandle directory) : ISyncedCommit
{
    public SafeFileHandle? File => null;

    public SafeFileHandle Directory => directory;

    public void Prepare()
    {
    }

    public void Publish()
    {
    }

    public void Close() => directory.Dispose();

    public StoreException Failure(int errno) => Errno.Failure(errno, path);
}
