using System.Buffers;
using Ferry.Network;

namespace Ferry.Ftp.Server;

/// <summary>The control connection: lines in, replies out (RFC 959 §2.3). Replies are collected and go out together just
/// before the session waits for something.</summary>
internal sealed class ControlConnection(IConnection connection, int maxCommandLine) : IDisposable
{
    // An ordinary command has some 20–100 octets. Measured with 5,000 idle sessions, an own buffer of 512 octets costs no more
    // than renting one at every line, and saves a system call each.
    private readonly byte[] _received = new byte[512];
    private readonly CommandLineDecoder _decoder = new(maxCommandLine);
    private readonly OctetBuffer _replies = new();
    private int _start;
    private int _end;
    private Task<int>? _pendingReceive;

    public IConnection Connection => connection;

    /// <summary>Whether the peer has ended its side and every line before that was taken.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Queues a reply behind those that are waiting to be sent.</summary>
    public void Queue(Reply reply) => reply.WriteTo(_replies);

    /// <summary>Where the lines of a multi-line reply are written by hand.</summary>
    public IBufferWriter<byte> Output => _replies;

    /// <summary>Sends what is queued.</summary>
    /// <exception cref="NetworkException">The connection is broken.</exception>
    public async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        if (_replies.Length > 0)
        {
            await connection.SendAsync(_replies.Octets, cancellationToken);
            _replies.Release();
        }
    }

    /// <summary>Takes a line from what has been received already.</summary>
    /// <returns><see cref="LineStatus.Incomplete"/> when more must be received.</returns>
    public LineStatus TakeLine(out CommandLine line)
    {
        line = default;
        LineStatus status = LineStatus.Incomplete;
        if (_start < _end)
        {
            status = _decoder.Decode(_received.AsMemory(_start, _end - _start), out int consumed, out line);
            _start += consumed;
            _replies.Write(_decoder.TakeTelnetReplies().Span);
        }

        return status;
    }

    /// <summary>Receives more, after everything received before was taken.</summary>
    public async ValueTask ReceiveAsync(CancellationToken cancellationToken)
    {
        Task<int>? pending = _pendingReceive;
        _pendingReceive = null;
        Take(pending is null
            ? await connection.ReceiveAsync(_received, cancellationToken)
            : await pending);
    }

    /// <summary>As <see cref="ReceiveAsync"/>, but the receive stays pending and is awaited by whoever comes next: for waiting
    /// while a transfer runs.</summary>
    public Task StartReceive(CancellationToken cancellationToken) =>
        _pendingReceive ??= connection.ReceiveAsync(_received, cancellationToken).AsTask();

    /// <summary>Receives and forgets until the peer ends its side.</summary>
    public async ValueTask DiscardAsync(CancellationToken cancellationToken)
    {
        while (!HasEnded)
        {
            HasEnded = await connection.ReceiveAsync(_received, cancellationToken) == 0;
        }
    }

    public void Dispose()
    {
        connection.Dispose();
        _replies.Release();
    }

    private void Take(int count)
    {
        _start = 0;
        _end = count;
        HasEnded = count == 0;
    }
}
