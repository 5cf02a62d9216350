using System.Buffers;
using System.Text;

namespace Ferry.Daemon.Logging;

/// <summary>Writes lines to a slow place, a terminal, a pipe or a file, without making anybody wait: callers add lines
/// to a buffer, one task writes what has gathered.</summary>
/// <remarks>Where the place is slower than the lines come, lines are lost rather than memory or time, and
/// counted. All members may be called from any thread.</remarks>
internal sealed class LineWriter : IAsyncDisposable
{
    // Some 10,000 lines.
    private const int MaxWaitingOctets = 1024 * 1024;

    private readonly Func<Stream> _open;
    private readonly Func<long, string>? _describeLoss;
    private readonly SemaphoreSlim _work = new(0, 1);
    private readonly Lock _lock = new();
    private readonly Task _writing;

    private ArrayBufferWriter<byte> _waiting = new(4096);
    private ArrayBufferWriter<byte> _spare = new(4096);
    private long _lost;
    private bool _signalled;
    private bool _reopen;
    private bool _ended;

    /// <summary>Opens the place and starts writing.</summary>
    /// <param name="open">Opens the place; called again by <see cref="Reopen"/>. The stream becomes this
    /// object's.</param>
    /// <param name="describeLoss">Makes the line, with its line feed, that says how many lines were lost; null for
    /// none.</param>
    /// <exception cref="IOException">(and <see cref="UnauthorizedAccessException"/>) It cannot be opened.</exception>
    public LineWriter(Func<Stream> open, Func<long, string>? describeLoss)
    {
        _open = open;
        _describeLoss = describeLoss;
        Stream stream = open();
        _writing = Task.Run(() => WriteAsync(stream));
    }

    /// <summary>Adds one line.</summary>
    /// <param name="line">UTF-8, with its line feed.</param>
    public void Add(ReadOnlySpan<byte> line)
    {
        lock (_lock)
        {
            if (_ended || _waiting.WrittenCount + line.Length > MaxWaitingOctets)
            {
                _lost++;
                return;
            }

            _waiting.Write(line);
            Signal();
        }
    }

    /// <summary>Opens the place anew before the next line, so that a file that was renamed away is left
    /// alone.</summary>
    public void Reopen()
    {
        lock (_lock)
        {
            _reopen = true;
            Signal();
        }
    }

    /// <summary>Writes what is waiting, then closes the place.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            _ended = true;
            Signal();
        }

        await _writing;
        _work.Dispose();
    }

    // Under the lock.
    private void Signal()
    {
        if (!_signalled)
        {
            _signalled = true;
            _work.Release();
        }
    }

    private async Task WriteAsync(Stream stream)
    {
        bool ended = false;
        while (!ended)
        {
            await _work.WaitAsync();
            ArrayBufferWriter<byte> lines;
            bool reopen;
            lock (_lock)
            {
                _signalled = false;
                lines = _waiting;
                (_waiting, _spare) = (_spare, lines);
                ended = _ended;
                reopen = _reopen;
                _reopen = false;
                if (_lost > 0 && _describeLoss is not null)
                {
                    lines.Write(Encoding.UTF8.GetBytes(_describeLoss(_lost)));
                    _lost = 0;
                }
            }

            try
            {
                await stream.WriteAsync(lines.WrittenMemory);
                await stream.FlushAsync();
                if (reopen)
                {
                    Stream old = stream;
                    stream = _open();
                    await old.DisposeAsync();
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Nobody reads the log any more, or the disk is full. Serving goes on; the next lines try again.
            }

            lines.ResetWrittenCount();
        }

        await stream.DisposeAsync();
    }
}
