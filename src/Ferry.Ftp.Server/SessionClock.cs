namespace Ferry.Ftp.Server;

/// <summary>The time limits of one session, and the one way to wake its loop while it waits for the user. Ticked from
/// outside about once a second, so that ten thousand idle sessions need one timer.</summary>
#pragma warning disable CA1001 // The source has no timer and so holds nothing; disposing it would race with Tick and Request.
internal sealed class SessionClock
#pragma warning restore CA1001
{
    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource _wake = new();
    private readonly TimeSpan _loginTimeout;
    private long _loginDeadline;
    private long _deadline;
    private Reply? _requested;
    private Reply? _expired;
    private bool _isReceiving;

    public SessionClock(TimeProvider clock, TimeSpan loginTimeout)
    {
        _clock = clock;
        _loginTimeout = loginTimeout;
        _loginDeadline = After(loginTimeout);
        _deadline = _loginDeadline;
    }

    /// <summary>Cancelled when the session must end.</summary>
    public CancellationToken Token => _wake.Token;

    /// <summary>The 421 with which it ends, or null while it goes on.</summary>
    public Reply? Expired => Volatile.Read(ref _expired);

    /// <summary>The session is about to wait for the user.</summary>
    /// <param name="idleTimeout">How long it may; null before login, when the time since the connection, or
    /// since the last login ended, counts.</param>
    public void StartWaiting(TimeSpan? idleTimeout) =>
        Volatile.Write(ref _deadline, idleTimeout is { } idle ? After(idle) : _loginDeadline);

    /// <summary>Everything was sent; from now on a request to end is honoured at once.</summary>
    public void StartReceiving()
    {
        Volatile.Write(ref _isReceiving, true);
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _requested) is { } requested)
        {
            Expire(requested);
        }
    }

    /// <summary>Something came.</summary>
    /// <param name="isLoggedIn">Before login the time goes on counting.</param>
    public void StopWaiting(bool isLoggedIn)
    {
        Volatile.Write(ref _isReceiving, false);
        if (isLoggedIn)
        {
            Volatile.Write(ref _deadline, long.MaxValue);
        }
    }

    /// <summary>Somebody has logged in, so that the time for it no longer counts; or out (USER, REIN), so that it
    /// begins anew.</summary>
    public void LoginChanged(bool isLoggedIn)
    {
        _loginDeadline = After(_loginTimeout);
        Volatile.Write(ref _deadline, isLoggedIn ? long.MaxValue : _loginDeadline);
    }

    /// <summary>Asks the session to end as soon as it has nothing to do.</summary>
    public void Request(Reply farewell)
    {
        Volatile.Write(ref _requested, farewell);
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _isReceiving))
        {
            Expire(farewell);
        }
    }

    /// <summary>Ends the session whatever it does.</summary>
    public void Expire(Reply farewell)
    {
        if (Interlocked.CompareExchange(ref _expired, farewell, null) is null)
        {
            _wake.Cancel();
        }
    }

    /// <summary>Looks whether time is up.</summary>
    public void Tick()
    {
        long deadline = Volatile.Read(ref _deadline);
        if (_clock.GetTimestamp() >= deadline)
        {
            Expire(deadline == Volatile.Read(ref _loginDeadline) ? Replies.LoginTimeout : Replies.IdleTimeout);
        }
    }

    private long After(TimeSpan time) =>
        _clock.GetTimestamp() + (long)(time.TotalSeconds * _clock.TimestampFrequency);
}
