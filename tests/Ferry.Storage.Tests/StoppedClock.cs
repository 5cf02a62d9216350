namespace Ferry.Storage.Tests;

/// <summary>A clock that shows one time.</summary>
internal sealed class StoppedClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
