using System.Net;
using System.Threading.Channels;
using Ferry.Network;

namespace Ferry.Testing.Network;

/// <summary>A listener of <see cref="MemoryNetwork"/>.</summary>
internal sealed class MemoryListener(MemoryNetwork network, IPEndPoint local, int backlog) : IListener
{
    private readonly Channel<MemoryConnection> _waiting = Channel.CreateBounded<MemoryConnection>(backlog);

    public IPEndPoint LocalEndPoint => local;

    public async ValueTask<IConnection> AcceptAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _waiting.Reader.ReadAsync(cancellationToken);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(IListener));
        }
    }

    /// <summary>Hands over the server's end; waits while the backlog is full, as a client would for its
    /// SYN/ACK.</summary>
    public async ValueTask EnqueueAsync(MemoryConnection server, CancellationToken cancellationToken)
    {
        try
        {
            await _waiting.Writer.WriteAsync(server, cancellationToken);
        }
        catch (ChannelClosedException)
        {
            throw new NetworkException(NetworkError.Refused, $"{local} refused the connection.");
        }
    }

    public void Dispose()
    {
        if (!_waiting.Writer.TryComplete())
        {
            return;
        }

        network.Remove(this);
        while (_waiting.Reader.TryRead(out MemoryConnection? connection))
        {
            connection.Abort();
        }
    }
}
