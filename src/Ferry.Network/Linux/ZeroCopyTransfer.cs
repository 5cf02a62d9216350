namespace Ferry.Network.Linux;

/// <summary>What sending and receiving a file by zero copy have in common: go on until the system would block, wait
/// without a thread, go on; and copy through buffers what the file system will not do otherwise.</summary>
internal abstract class ZeroCopyTransfer(TransferMeter meter)
{
    // What may move on the caller's thread: a small file whole, a large one's beginning.
    private const int FirstTurnOctets = 256 * 1024;

    // A peer that never makes us wait must not keep a thread from the others: 64 MiB are some 15 ms.
    private const int TurnOctets = 64 * 1024 * 1024;

    /// <summary>How a turn ended.</summary>
    protected enum Progress
    {
        Done,
        Wait,
        Unsupported,
    }

    protected TransferMeter Meter => meter;

    protected long Moved { get; private set; }

    /// <summary>Completes synchronously where nothing makes it wait, as with most small files.</summary>
    public ValueTask<long> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            Progress progress = Advance(FirstTurnOctets, cancellationToken);
            return progress == Progress.Done ? new(Moved) : GoOnAsync(progress, cancellationToken);
        }
        catch (Exception exception)
        {
            return ValueTask.FromException<long>(exception);
        }
    }

    /// <summary>Moves octets for as long as the system neither blocks nor refuses, up to <paramref name="endOfTurn"/>
    /// (more or less) of <see cref="Moved"/>.</summary>
    protected abstract Progress Advance(long endOfTurn, CancellationToken cancellationToken);

    /// <summary>Waits, behind other transfers that are ready, until <see cref="Advance"/> has something to
    /// do.</summary>
    protected abstract ValueTask<int> WaitAsync(CancellationToken cancellationToken);

    /// <summary>Called once when a transfer that has waited ends, however it ends.</summary>
    protected virtual void OnEnded()
    {
    }

    /// <summary>Moves the rest through buffers.</summary>
    protected abstract ValueTask<long> CopyRestAsync(CancellationToken cancellationToken);

    protected void Add(long octets)
    {
        Moved += octets;
        meter.Add(octets);
    }

    private async ValueTask<long> GoOnAsync(Progress progress, CancellationToken cancellationToken)
    {
        try
        {
            while (progress == Progress.Wait)
            {
                await WaitAsync(cancellationToken);
                progress = Advance(Moved + TurnOctets, cancellationToken);
            }
        }
        finally
        {
            OnEnded();
        }

        return progress == Progress.Done ? Moved : Moved + await CopyRestAsync(cancellationToken);
    }
}
