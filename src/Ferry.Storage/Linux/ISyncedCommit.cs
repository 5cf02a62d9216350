using Microsoft.Win32.SafeHandles;

namespace Ferry.Storage.Linux;

/// <summary>A commit that waits for the disk, in the order of the members.</summary>
internal interface ISyncedCommit
{
    /// <summary>Everything that must be on the disk with the file.</summary>
    void Prepare();

    /// <summary>The file to sync before it is published; null where only a directory has changed.</summary>
    SafeFileHandle? File { get; }

    /// <summary>Gives the file its name.</summary>
    void Publish();

    /// <summary>The directory to sync after that; null where no name has changed.</summary>
    SafeFileHandle? Directory { get; }

    /// <summary>Closes file and directory.</summary>
    void Close();

    /// <summary>A failure as this commit's own.</summary>
    StoreException Failure(int errno);
}
