using System.Net;

namespace Ferry.Network;

/// <summary>A listening TCP socket. Disposing it ends a pending accept with
/// <see cref="ObjectDisposedException"/>.</summary>
public interface IListener : IDisposable
{
    /// <summary>The address and the port actually bound.</summary>
    IPEndPoint LocalEndPoint { get; }

    /// <summary>Accepts the next connection; completes synchronously when one is waiting already.</summary>
    /// <param name="cancellationToken">Stops waiting; the listener stays usable.</param>
    /// <returns>A connection that the caller owns.</returns>
    /// <exception cref="NetworkException">This accept failed (descriptors ran out, say); the listener stays
    /// usable.</exception>
    ValueTask<IConnection> AcceptAsync(CancellationToken cancellationToken);
}
