using System.Threading.Tasks.Sources;

namespace Ferry.Network.Linux;

/// <summary>One direction's wait, used again and again: waiting allocates nothing.</summary>
internal sealed class Readiness(SocketWatch watch, uint interest) : IValueTaskSource<int>, IThreadPoolWorkItem
{
    private const int Idle = 0;
    private const int Waiting = 1;

    private ManualResetValueTaskSourceCore<int> _core;
    private CancellationTokenRegistration _cancellation;
    private Exception? _failure;
    private int _state;

    public ValueTask<int> WaitAsync(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<int>(cancellationToken);
        }

        _core.Reset();
        Volatile.Write(ref _state, Waiting);
        _cancellation = cancellationToken.UnsafeRegister(
            static (self, token) => ((Readiness)self!).Fail(new OperationCanceledException(token)), this);
        try
        {
            watch.Arm(interest);
        }
        catch (Exception exception) when (exception is ObjectDisposedException or NetworkException)
        {
            Fail(exception);
        }

        return new ValueTask<int>(this, _core.Version);
    }

    /// <summary>Ends the wait, if there is one; the waiting code goes on here and now.</summary>
    public void Complete()
    {
        if (TryEnd())
        {
            _core.SetResult(0);
        }
    }

    /// <summary>Ends the wait, if there is one, with an exception. It is thrown in the thread pool: whoever cancels or
    /// disposes does not expect to run the waiting code.</summary>
    public void Fail(Exception failure)
    {
        if (TryEnd())
        {
            _failure = failure;
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    void IThreadPoolWorkItem.Execute()
    {
        Exception failure = _failure!;
        _failure = null;
        _core.SetException(failure);
    }

    int IValueTaskSource<int>.GetResult(short token)
    {
        // Once this returns no late cancellation can end the next wait.
        _cancellation.Dispose();
        return _core.GetResult(token);
    }

    ValueTaskSourceStatus IValueTaskSource<int>.GetStatus(short token) => _core.GetStatus(token);

    void IValueTaskSource<int>.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);

    private bool TryEnd() => Interlocked.CompareExchange(ref _state, Idle, Waiting) == Waiting;
}
