namespace Ferry.Testing.Time;

/// <summary>A timer of <see cref="FakeClock"/>.</summary>
internal sealed class FakeTimer(FakeClock clock, TimerCallback callback, object? state) : ITimer
{
    private volatile bool _disposed;

    /// <summary>Which setting of the timer counts, 0 for a stopped timer. Guarded by the clock.</summary>
    public long Setting { get; set; }

    /// <summary>The time between two firings, or null for a timer that fires once. Guarded by the clock.</summary>
    public TimeSpan? Period { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (_disposed)
        {
            return false;
        }

        clock.Schedule(this, dueTime, period);
        return true;
    }

    public void Fire() => callback(state);

    public void Dispose()
    {
        _disposed = true;
        clock.Schedule(this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
