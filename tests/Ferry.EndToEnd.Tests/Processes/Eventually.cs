using System.Diagnostics;

namespace Ferry.EndToEnd.Tests.Processes;

/// <summary>Waits for what another process does and tells nobody, like a file that grows.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    /// <summary>Returns as soon as <paramref name="condition"/> holds; fails the test when it does not within 30 s.</summary>
    public static async Task HoldsAsync(Func<bool> condition, string what)
    {
        long started = Stopwatch.GetTimestamp();
        while (!condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < Limit, $"Waited {Limit.TotalSeconds} s in vain: {what}.");
            await Task.Delay(Pause, TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
