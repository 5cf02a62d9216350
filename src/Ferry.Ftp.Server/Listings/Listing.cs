using System.Buffers;
using Ferry.Storage;

namespace Ferry.Ftp.Server.Listings;

/// <summary>The lines of one listing, written piece by piece so that the size of a directory does not matter.</summary>
internal abstract class Listing(StorePath path) : IAsyncDisposable
{
    public StorePath Path => path;

    /// <summary>Whether a limit of the server ended the listing before the directory did.</summary>
    public virtual bool IsCut => false;

    /// <summary>Writes some more lines, each with its CRLF.</summary>
    /// <returns>False when there are no more; then nothing was written.</returns>
    /// <exception cref="StoreException">The directory could not be read further.</exception>
    public abstract ValueTask<bool> WriteNextAsync(IBufferWriter<byte> output, CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();
}
