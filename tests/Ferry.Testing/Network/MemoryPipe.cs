using Ferry.Network;

namespace Ferry.Testing.Network;

/// <summary>One direction of a connection: a bounded queue of octets with an end, or a break.</summary>
internal sealed class MemoryPipe(MemoryNetworkOptions options, int seed)
{
    private readonly Lock _gate = new();
    private readonly Queue<byte> _octets = new();
    private readonly Random _random = new(seed);
    private readonly MemorySignal _signal = new();
    private bool _ended;
    private bool _broken;
    private bool _readerGone;
    private bool _writerGone;

    public bool IsEmpty
    {
        get
        {
            lock (_gate)
            {
                return _octets.Count == 0;
            }
        }
    }

    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Task changed;
            lock (_gate)
            {
                if (TryRead(buffer.Span) is { } count)
                {
                    return count;
                }

                changed = _signal.Next;
            }

            await MemorySignal.WaitAsync(changed, Wake, cancellationToken);
        }
    }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> octets, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Task changed;
            lock (_gate)
            {
                octets = octets[Write(octets.Span)..];
                if (octets.IsEmpty)
                {
                    return;
                }

                changed = _signal.Next;
            }

            await MemorySignal.WaitAsync(changed, Wake, cancellationToken);
        }
    }

    /// <summary>The writer has said all: the reader sees the end after the octets.</summary>
    public void End() => Change(() => _ended = true);

    /// <summary>The connection broke: the reader gets what had arrived, then the error; the writer gets the
    /// error.</summary>
    public void Break() => Change(() => _broken = true);

    /// <summary>The writer's end was disposed: its own pending calls end.</summary>
    public void LeaveAsWriter() => Change(() => _writerGone = true);

    /// <summary>The reader's end was disposed: its own pending calls end, and nobody takes the octets.</summary>
    public void LeaveAsReader() => Change(() => _readerGone = true);

    private static NetworkException Reset() => new(NetworkError.Reset, "The peer reset the connection.");

    private int? TryRead(Span<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(_readerGone, typeof(IConnection));
        if (_octets.Count > 0)
        {
            return Take(buffer);
        }

        return _broken ? throw Reset() : _ended ? 0 : null;
    }

    private int Take(Span<byte> buffer)
    {
        int count = Math.Min(Math.Min(_octets.Count, buffer.Length), options.SegmentSize);
        if (options.RandomSegments && count > 1)
        {
            count = _random.Next(1, count + 1);
        }

        for (int i = 0; i < count; i++)
        {
            buffer[i] = _octets.Dequeue();
        }

        _signal.Raise();
        return count;
    }

    private int Write(ReadOnlySpan<byte> octets)
    {
        ObjectDisposedException.ThrowIf(_writerGone, typeof(IConnection));
        if (_broken || _readerGone || _ended)
        {
            throw Reset();
        }

        int count = Math.Min(octets.Length, options.PipeCapacity - _octets.Count);
        foreach (byte octet in octets[..count])
        {
            _octets.Enqueue(octet);
        }

        if (count > 0)
        {
            _signal.Raise();
        }

        return count;
    }

    private void Wake() => Change(() => { });

    private void Change(Action change)
    {
        lock (_gate)
        {
            change();
            _signal.Raise();
        }
    }
}
