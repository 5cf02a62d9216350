namespace Ferry.Storage.Linux;

/// <summary>A commit on its way through a <see cref="CommitBatch"/>. After its first failure nothing more is done for
/// it.</summary>
internal sealed class PendingCommit(ISyncedCommit commit)
{
    // Whoever awaits goes on elsewhere: this thread has other commits to make.
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Exception? _failure;

    /// <summary>Completes or fails with <see cref="Complete"/>.</summary>
    public Task Completion => _done.Task;

    /// <summary>Does one step, unless an earlier one has failed.</summary>
    /// <param name="step">Returns a negated error number where it fails, or throws.</param>
    public void Do(Func<ISyncedCommit, int> step)
    {
        if (_failure is not null)
        {
            return;
        }

        try
        {
            int result = step(commit);
            _failure = result < 0 ? commit.Failure(-result) : null;
        }
        catch (Exception exception)
        {
            // Whatever it is, it belongs to whoever awaits this commit, not to the thread that makes it for them.
            _failure = exception;
        }
    }

    /// <summary>Tells whoever waits.</summary>
    public void Complete()
    {
        if (_failure is null)
        {
            commit.Close();
            _done.SetResult();
        }
        else
        {
            _done.SetException(_failure);
        }
    }
}
