using Microsoft.Win32.SafeHandles;

namespace Ferry.Storage;

/// <summary>A file open for reading: one version, which stays whole while it is read.</summary>
public abstract class StoredFile : IAsyncDisposable
{
    /// <summary>Length in octets when it was opened.</summary>
    public abstract long Length { get; }

    /// <summary>Time of the last change, UTC.</summary>
    public abstract DateTime ModifiedUtc { get; }

    /// <summary>The operating system's descriptor where there is one, so that the octets need not be copied; else null.
    /// It belongs to this object.</summary>
    public virtual SafeFileHandle? Handle => null;

    /// <summary>Reads at <paramref name="offset"/>.</summary>
    /// <returns>Octets read; 0 at the end.</returns>
    /// <exception cref="StoreException">The file could not be read.</exception>
    public abstract ValueTask<int> ReadAsync(Memory<byte> buffer, long offset, CancellationToken cancellationToken);

    /// <summary>Closes the file.</summary>
    public abstract ValueTask DisposeAsync();
}
