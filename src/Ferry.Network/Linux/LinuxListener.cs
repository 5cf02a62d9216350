using System.Net;

namespace Ferry.Network.Linux;

/// <summary>A listening socket. A connection that waits already is accepted by one system call.</summary>
internal sealed class LinuxListener(LinuxSocket socket, IPEndPoint local, TimeProvider clock) : IListener
{
    private readonly bool _isExact = EndPoints.IsExact(local);

    public IPEndPoint LocalEndPoint => local;

    public ValueTask<IConnection> AcceptAsync(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<IConnection>(cancellationToken);
        }

        try
        {
            return TryAccept() is { } connection ? new(connection) : AcceptLaterAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is NetworkException or ObjectDisposedException)
        {
            return ValueTask.FromException<IConnection>(exception);
        }
    }

    public void Dispose() => socket.Dispose();

    private async ValueTask<IConnection> AcceptLaterAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await socket.Watch.WaitReadableAsync(cancellationToken);
            if (TryAccept() is { } connection)
            {
                return connection;
            }
        }
    }

    private LinuxConnection? TryAccept()
    {
        while (true)
        {
            int descriptor = SocketAddresses.Accept(socket, out IPEndPoint? remote);
            switch (-descriptor)
            {
                case Errno.Eagain:
                    return null;
                case Errno.Eintr or Errno.Econnaborted or Errno.Eproto:
                    continue; // The peer has gone before it was accepted; there may be others.
                case > 0:
                    throw NetworkErrors.FromErrno(-descriptor);
            }

            LinuxSocket accepted = SpareDescriptors.Claim(descriptor);
            IPEndPoint reached = _isExact ? local : SocketAddresses.LocalOf(accepted);
            return new LinuxConnection(accepted, reached, remote!, clock);
        }
    }
}
