using Microsoft.Win32.SafeHandles;

namespace Ferry.Storage;

/// <summary>A file being received. Disposing it without <see cref="CommitAsync"/> gives the upload up: nothing of it is
/// seen afterwards, except in the modes that write in place.</summary>
public abstract class StoreUpload : IAsyncDisposable
{
    /// <summary>Where the first octet goes: 0, or the restart offset, or the length of what is appended to.</summary>
    public abstract long StartOffset { get; }

    /// <summary>The operating system's descriptor where there is one, so that the octets need not be copied; else null.
    /// It belongs to this object.</summary>
    public virtual SafeFileHandle? Handle => null;

    /// <summary>Writes all of <paramref name="octets"/> at <paramref name="offset"/>, which never leaves a gap.</summary>
    /// <exception cref="StoreException"><see cref="StoreError.NoSpace"/>, <see cref="StoreError.QuotaExceeded"/>.</exception>
    public abstract ValueTask WriteAsync(ReadOnlyMemory<byte> octets, long offset, CancellationToken cancellationToken);

    /// <summary>Publishes the file: when this returns, it is there under its name, as safe as the store's durability
    /// promises.</summary>
    /// <param name="cancellationToken">Gives up before publishing; never half way.</param>
    /// <exception cref="StoreException">It could not be published; what was there before still is.</exception>
    public abstract ValueTask CommitAsync(CancellationToken cancellationToken);

    /// <summary>The failure of a write through <see cref="Handle"/> as this store's own.</summary>
    public abstract StoreException Translate(IOException exception);

    /// <summary>Closes the upload, and gives it up where it was not committed.</summary>
    public abstract ValueTask DisposeAsync();
}
