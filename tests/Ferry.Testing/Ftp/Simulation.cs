using Ferry.Testing.Time;

namespace Ferry.Testing.Ftp;

/// <summary>Runs a server and its users on one thread, in the same order every time. When nothing can go on any more,
/// time passes: whoever waits for something that never comes meets his time limit without anybody waiting for
/// real.</summary>
/// <remarks>This holds as long as whatever runs awaits tasks that complete on this thread: the in-memory network, the
/// fake clock and stores in memory do.</remarks>
public sealed class Simulation : SynchronizationContext
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    // Longer than the longest time limit that a user can ask for (SITE IDLE, two hours).
    private static readonly TimeSpan LongestSilence = TimeSpan.FromHours(4);

    // Only ends a loop that never ends.
    private static readonly TimeSpan Watchdog = TimeSpan.FromSeconds(60);

    private readonly Queue<(SendOrPostCallback Callback, object? State)> _queue = new();
    private readonly Queue<TaskCompletionSource> _idle = new();

    /// <summary>The clock that moves when nothing else can.</summary>
    public FakeClock? Clock { get; set; }

    /// <summary>Runs <paramref name="body"/> to its end.</summary>
    /// <exception cref="TimeoutException">Four hours passed on the clock, or a minute for real, and it had not
    /// ended.</exception>
    public static Task RunAsync(Func<Simulation, Task> body) =>
        Task.Run(() => new Simulation().Run(body)).WaitAsync(Watchdog, TimeProvider.System);

    /// <summary>Completes when everybody waits for something, before any time passes.</summary>
    public Task SettleAsync()
    {
        TaskCompletionSource settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _idle.Enqueue(settled);
        return settled.Task;
    }

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (_queue)
        {
            _queue.Enqueue((d, state));
        }
    }

    /// <inheritdoc/>
    public override SynchronizationContext CreateCopy() => this;

    private void Run(Func<Simulation, Task> body)
    {
        SynchronizationContext? before = Current;
        SetSynchronizationContext(this);
        try
        {
            Task running = body(this);
            TimeSpan silence = TimeSpan.Zero;
            while (!running.IsCompleted)
            {
                if (TryTake(out (SendOrPostCallback Callback, object? State) next))
                {
                    next.Callback(next.State);
                    silence = TimeSpan.Zero;
                }
                else if (_idle.TryDequeue(out TaskCompletionSource? settled))
                {
                    settled.SetResult();
                }
                else if (silence > LongestSilence)
                {
                    throw new TimeoutException("Everybody waits for something that never comes.");
                }
                else
                {
                    silence += Step;
                    Clock?.Advance(Step);
                }
            }

            running.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    private bool TryTake(out (SendOrPostCallback Callback, object? State) next)
    {
        lock (_queue)
        {
            return _queue.TryDequeue(out next);
        }
    }
}
