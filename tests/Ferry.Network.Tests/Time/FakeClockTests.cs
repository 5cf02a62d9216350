using Ferry.Testing.Time;

namespace Ferry.Network.Tests.Time;

public sealed class FakeClockTests
{
    private readonly FakeClock _clock = new();

    [Fact]
    public void Advance_BothClocks_MoveTogether()
    {
        DateTimeOffset start = _clock.GetUtcNow();
        long stamp = _clock.GetTimestamp();

        _clock.Advance(TimeSpan.FromSeconds(90));

        Assert.Equal(TimeSpan.FromSeconds(90), _clock.GetUtcNow() - start);
        Assert.Equal(TimeSpan.FromSeconds(90), _clock.GetElapsedTime(stamp));
    }

    [Fact]
    public void Advance_SeveralTimers_FireInOrderEachAtItsTime()
    {
        DateTimeOffset start = _clock.GetUtcNow();
        List<(string, double)> fired = [];
        using ITimer late = Timer("late", 3, fired, start);
        using ITimer soon = Timer("soon", 1, fired, start);
        using ITimer alsoLate = Timer("also late", 3, fired, start);

        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal([("soon", 1.0)], fired);
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal([("soon", 1.0), ("late", 3.0), ("also late", 3.0)], fired);
    }

    [Fact]
    public void Advance_PeriodicTimer_FiresEachPeriod()
    {
        int fired = 0;
        using ITimer timer = _clock.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));

        _clock.Advance(TimeSpan.FromSeconds(25));

        Assert.Equal(3, fired);
    }

    [Fact]
    public void Change_RunningTimer_FiresAtTheNewTimeOnly()
    {
        int fired = 0;
        using ITimer timer = _clock.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        timer.Change(TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);

        _clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(0, fired);
        _clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(1, fired);
    }

    [Fact]
    public async Task Delay_OnTheFakeClock_EndsWhenTimeComes()
    {
        Task delay = Task.Delay(TimeSpan.FromMinutes(5), _clock, TestContext.Current.CancellationToken);
        await _clock.WaitForTimersAsync(1, TestContext.Current.CancellationToken);
        _clock.Advance(TimeSpan.FromMinutes(4));
        Assert.False(delay.IsCompleted);

        _clock.Advance(TimeSpan.FromMinutes(1));

        await delay;
        Assert.Equal(0, _clock.RunningTimers);
    }

    [Fact]
    public void CancellationTokenSource_OnTheFakeClock_CancelsAndLeavesNoTimer()
    {
        using CancellationTokenSource soon = new(TimeSpan.FromSeconds(1), _clock);
        CancellationTokenSource abandoned = new(TimeSpan.FromSeconds(9), _clock);
        abandoned.Dispose();

        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.True(soon.IsCancellationRequested);
        Assert.Equal(0, _clock.RunningTimers);
    }

    private ITimer Timer(string name, int seconds, List<(string, double)> fired, DateTimeOffset start) =>
        _clock.CreateTimer(
            _ => fired.Add((name, (_clock.GetUtcNow() - start).TotalSeconds)),
            null, TimeSpan.FromSeconds(seconds), Timeout.InfiniteTimeSpan);
}
