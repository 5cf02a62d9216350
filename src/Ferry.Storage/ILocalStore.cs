namespace Ferry.Storage;

/// <summary>One way to keep files on this machine's disks.</summary>
internal interface ILocalStore : IFileStore, IDisposable
{
    /// <summary>Removes what crashes left behind.</summary>
    Task<int> RemoveLeftoversAsync(CancellationToken cancellationToken);
}
