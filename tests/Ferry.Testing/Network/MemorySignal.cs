namespace Ferry.Testing.Network;

/// <summary>Wakes everybody who waits for a change of something. Its owner's lock guards it.</summary>
/// <remarks>Not Task.WaitAsync, nor a channel, which complete over the thread pool: a simulation knows by its own queue
/// whether anything can still happen.</remarks>
internal sealed class MemorySignal
{
    private TaskCompletionSource _changed = New();

    /// <summary>The next change; to be taken under the lock, and awaited outside by <see cref="WaitAsync"/>.</summary>
    public Task Next => _changed.Task;

    /// <summary>Something has changed.</summary>
    public void Raise()
    {
        TaskCompletionSource changed = _changed;
        _changed = New();
        changed.SetResult();
    }

    /// <summary>Waits for a change or, as <paramref name="wake"/> then raises the signal, for the token.</summary>
    public static async ValueTask WaitAsync(Task next, Action wake, CancellationToken cancellationToken)
    {
        using CancellationTokenRegistration registration =
            cancellationToken.UnsafeRegister(static wake => ((Action)wake!)(), wake);
        await next;
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
