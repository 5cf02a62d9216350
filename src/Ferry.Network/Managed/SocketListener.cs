using System.Net;
using System.Net.Sockets;

namespace Ferry.Network.Managed;

/// <summary>A listening <see cref="Socket"/>.</summary>
internal sealed class SocketListener(Socket socket) : IListener
{
    private volatile bool _disposed;

    public IPEndPoint LocalEndPoint { get; } = EndPoints.Unmapped((IPEndPoint)socket.LocalEndPoint!);

    public async ValueTask<IConnection> AcceptAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            Socket? accepted = null;
            try
            {
                accepted = await socket.AcceptAsync(cancellationToken);
                SocketConnection.Prepare(accepted);
                return new SocketConnection(accepted);
            }
            catch (SocketException exception)
            {
                accepted?.Dispose();
                ObjectDisposedException.ThrowIf(_disposed, this);
                if (accepted is null && exception.SocketErrorCode is not
                    (SocketError.ConnectionReset or SocketError.ConnectionAborted))
                {
                    throw NetworkErrors.From(exception);
                }

                // The peer has gone before it was accepted; there may be others.
            }
        }
    }

    public void Dispose()
    {
        _disposed = true;
        socket.Dispose();
    }
}
