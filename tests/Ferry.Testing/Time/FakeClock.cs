namespace Ferry.Testing.Time;

/// <summary>A clock that stands still until a test moves it. Timers fire inside <see cref="Advance"/>, in
/// order.</summary>
/// <remarks>Thread-safe. Timers with the same due time fire in the order in which they were set.</remarks>
public sealed class FakeClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<Alarm, (long Due, long Order)> _alarms = new();
    private readonly DateTimeOffset _start;
    private long _elapsedTicks;
    private long _order;
    private int _running;
    private TaskCompletionSource _timersChanged = NewSignal();

    /// <summary>A clock that shows October 1985, when RFC 959 appeared.</summary>
    public FakeClock()
        : this(new DateTimeOffset(1985, 10, 1, 12, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>A clock that shows <paramref name="start"/>.</summary>
    public FakeClock(DateTimeOffset start) => _start = start;

    /// <summary>Timers that will fire one day: zero once everything that waited has been cancelled or
    /// disposed.</summary>
    public int RunningTimers
    {
        get
        {
            lock (_gate)
            {
                return _running;
            }
        }
    }

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override long GetTimestamp()
    {
        lock (_gate)
        {
            return _elapsedTicks;
        }
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _start.AddTicks(GetTimestamp());

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        FakeTimer timer = new(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves time on and fires, on this thread, every timer that comes due, each at its own time.</summary>
    /// <param name="by">How far; zero fires what is due now.</param>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        long target = GetTimestamp() + by.Ticks;
        while (NextDue(target) is { } timer)
        {
            timer.Fire();
        }
    }

    /// <summary>Waits, without a clock, until at least <paramref name="count"/> timers run: a test then knows that
    /// the code which it drives has begun to wait.</summary>
    public async Task WaitForTimersAsync(int count, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_running >= count)
                {
                    return;
                }

                changed = _timersChanged.Task;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Sets, resets or (with an infinite due time) stops a timer.</summary>
    internal void Schedule(FakeTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            Stop(timer);
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                return;
            }

            timer.Period = period > TimeSpan.Zero ? period : null;
            Enqueue(timer, _elapsedTicks + dueTime.Ticks);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private FakeTimer? NextDue(long target)
    {
        lock (_gate)
        {
            while (_alarms.TryPeek(out Alarm alarm, out (long Due, long Order) key) && key.Due <= target)
            {
                _alarms.Dequeue();
                if (alarm.Timer.Setting != alarm.Setting)
                {
                    continue; // Stopped or set anew since.
                }

                _elapsedTicks = Math.Max(_elapsedTicks, key.Due);
                Stop(alarm.Timer);
                if (alarm.Timer.Period is { } period)
                {
                    Enqueue(alarm.Timer, key.Due + period.Ticks);
                }

                return alarm.Timer;
            }

            _elapsedTicks = Math.Max(_elapsedTicks, target);
            return null;
        }
    }

    private void Enqueue(FakeTimer timer, long due)
    {
        timer.Setting = ++_order;
        _alarms.Enqueue(new Alarm(timer, _order), (due, _order));
        _running++;
        TaskCompletionSource changed = _timersChanged;
        _timersChanged = NewSignal();
        changed.SetResult();
    }

    private void Stop(FakeTimer timer)
    {
        if (timer.Setting != 0)
        {
            timer.Setting = 0;
            _running--;
        }
    }

    private readonly record struct Alarm(FakeTimer Timer, long Setting);
}
