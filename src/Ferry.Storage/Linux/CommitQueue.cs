using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Ferry.Storage.Linux;

/// <summary>Waits for the disk on threads of its own, so that no thread that serves sessions does, and brings commits
/// that come together to the disk together: the file system writes one journal entry for all, not two for
/// each.</summary>
internal sealed class CommitQueue : IDisposable
{
    // Threads, so that one upload of gigabytes does not keep the small ones waiting.
    private const int MaxThreads = 4;

    private readonly BlockingCollection<PendingCommit> _waiting = [];
    private readonly Lock _lock = new();
    private int _threads;
    private int _idle;

    /// <summary>Commits, and completes when everything is on the disk.</summary>
    public ValueTask CommitAsync(ISyncedCommit commit)
    {
        PendingCommit pending = new(commit);
        _waiting.Add(pending, CancellationToken.None);
        StartThreadWhereNeeded();
        return new(pending.Completion);
    }

    /// <summary>No more commits; those that wait are still made.</summary>
    public void Dispose() => _waiting.CompleteAdding();

    private void StartThreadWhereNeeded()
    {
        lock (_lock)
        {
            if (_threads == MaxThreads || Volatile.Read(ref _idle) > 0)
            {
                return;
            }

            _threads++;
        }

        new Thread(Work) { IsBackground = true, Name = "Ferry commits" }.Start();
    }

    private void Work()
    {
        CommitBatch batch = new();
        while (TryTake(out PendingCommit? first))
        {
            batch.Add(first);
            while (!batch.IsFull && _waiting.TryTake(out PendingCommit? next))
            {
                batch.Add(next);
            }

            batch.Commit();
        }
    }

    private bool TryTake([NotNullWhen(true)] out PendingCommit? first)
    {
        Interlocked.Increment(ref _idle);
        bool taken = _waiting.TryTake(out first, Timeout.Infinite);
        Interlocked.Decrement(ref _idle);
        return taken;
    }
}
