namespace Ferry.Network.Linux;

/// <summary>The two things that one can wait for on a socket, at one poller.</summary>
internal sealed class SocketWatch(LinuxSocket socket, Poller poller)
{
    private readonly Lock _gate = new();
    private Readiness? _readable;
    private Readiness? _writable;
    private uint _armed;
    private bool _registered;

    public LinuxSocket Socket => socket;

    /// <summary>Waits until a read would not block; may end early. One wait at a time. The result is 0.</summary>
    /// <exception cref="ObjectDisposedException">The socket was closed.</exception>
    public ValueTask<int> WaitReadableAsync(CancellationToken cancellationToken) =>
        (_readable ??= new Readiness(this, Poller.In)).WaitAsync(cancellationToken);

    /// <summary>Waits until a write would not block; may end early. One wait at a time. The result is 0.</summary>
    /// <exception cref="ObjectDisposedException">The socket was closed.</exception>
    public ValueTask<int> WaitWritableAsync(CancellationToken cancellationToken) =>
        (_writable ??= new Readiness(this, Poller.Out)).WaitAsync(cancellationToken);

    /// <summary>Asks the poller for <paramref name="interest"/> beside what the other direction waits for.</summary>
    public void Arm(uint interest)
    {
        lock (_gate)
        {
            bool first = !_registered;
            _registered = true; // Before the call: the handle may be released, and forgotten, at its end.
            try
            {
                poller.Arm(this, _armed | interest, first);
                _armed |= interest;
            }
            catch
            {
                _registered = !first;
                throw;
            }
        }
    }

    /// <summary>Called by the poller; the socket is disarmed then.</summary>
    public void OnReady(uint events)
    {
        uint ready;
        lock (_gate)
        {
            ready = (events & (Poller.Error | Poller.HangUp)) != 0 ? _armed : events & _armed;
            _armed &= ~ready;
            Rearm();
        }

        if ((ready & Poller.In) != 0)
        {
            _readable!.Complete();
        }

        if ((ready & Poller.Out) != 0)
        {
            _writable!.Complete();
        }
    }

    /// <summary>The socket was disposed: whoever waits is told.</summary>
    public void OnDisposed() => Fail(new ObjectDisposedException(nameof(IConnection)));

    /// <summary>The descriptor is about to be closed.</summary>
    public void OnClosing()
    {
        if (_registered)
        {
            poller.Forget(this);
        }
    }

    private void Rearm()
    {
        if (_armed == 0)
        {
            return;
        }

        try
        {
            poller.Arm(this, _armed, first: false);
        }
        catch (Exception exception) when (exception is ObjectDisposedException or NetworkException)
        {
            Fail(exception);
        }
    }

    private void Fail(Exception exception)
    {
        _readable?.Fail(exception);
        _writable?.Fail(exception);
    }
}
