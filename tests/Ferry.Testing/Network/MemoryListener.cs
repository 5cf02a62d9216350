using System.Net;
using Ferry.Network;

namespace Ferry.Testing.Network;

/// <summary>A listener of <see cref="MemoryNetwork"/>.</summary>
internal sealed class MemoryListener(MemoryNetwork network, IPEndPoint local, int backlog) : IListener
{
    private readonly Lock _gate = new();
    private readonly Queue<MemoryConnection> _waiting = new();
    private readonly MemorySignal _signal = new();
    private bool _disposed;

    public IPEndPoint LocalEndPoint => local;

    public async ValueTask<IConnection> AcceptAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Task changed;
            lock (_gate)
            {
                ObjectDisposedException.ThrowIf(_disposed, typeof(IListener));
                if (_waiting.TryDequeue(out MemoryConnection? connection))
                {
                    _signal.Raise();
                    return connection;
                }

                changed = _signal.Next;
            }

            await MemorySignal.WaitAsync(changed, Wake, cancellationToken);
        }
    }

    /// <summary>Hands over the server's end; waits while the backlog is full, as a client would for its
    /// SYN/ACK.</summary>
    public async ValueTask EnqueueAsync(MemoryConnection server, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Task changed;
            lock (_gate)
            {
                if (_disposed)
                {
                    throw new NetworkException(NetworkError.Refused, $"{local} refused the connection.");
                }

                if (_waiting.Count < backlog)
                {
                    _waiting.Enqueue(server);
                    _signal.Raise();
                    return;
                }

                changed = _signal.Next;
            }

            await MemorySignal.WaitAsync(changed, Wake, cancellationToken);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            _signal.Raise();
        }

        network.Remove(this);
        while (_waiting.TryDequeue(out MemoryConnection? connection))
        {
            connection.Abort();
        }
    }

    private void Wake()
    {
        lock (_gate)
        {
            _signal.Raise();
        }
    }
}
