namespace Ferry.Network.Linux;

/// <summary>What sending and receiving a file by zero copy have in common: go on until the system would block, wait
/// without a thread, go on; and copy through buffers what the file system will not do otherwise.</summary>
internal abstract class ZeroCopyTransfer(TransferMeter meter)
{
    /// <summary>A peer that never makes us wait must not keep a thread of the pool from the other sessions.</summary>
    protected const int MostOctetsATurn = 16 * 1024 * 1024;

    /// <summary>How a turn ended.</summary>
    protected enum Progress
    {
        Done,
        MustWait,
        TurnOver,
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
            Progress progress = Advance(cancellationToken);
            return progress == Progress.Done ? new(Moved) : GoOnAsync(progress, cancellationToken);
        }
        catch (Exception exception)
        {
            return ValueTask.FromException<long>(exception);
        }
    }

    /// <summary>Moves octets for as long as the system neither blocks nor refuses.</summary>
    protected abstract Progress Advance(CancellationToken cancellationToken);

    /// <summary>Waits until <see cref="Advance"/> has something to do.</summary>
    protected abstract ValueTask<int> WaitAsync(CancellationToken cancellationToken);

    /// <summary>Moves the rest through buffers.</summary>
    protected abstract ValueTask<long> CopyRestAsync(CancellationToken cancellationToken);

    protected void Add(long octets)
    {
        Moved += octets;
        meter.Add(octets);
    }

    private async ValueTask<long> GoOnAsync(Progress progress, CancellationToken cancellationToken)
    {
        while (true)
        {
            switch (progress)
            {
                case Progress.Done:
                    return Moved;
                case Progress.Unsupported:
                    return Moved + await CopyRestAsync(cancellationToken);
                case Progress.MustWait:
                    await WaitAsync(cancellationToken);
                    break;
                default:
                    await Task.Yield();
                    break;
            }

            progress = Advance(cancellationToken);
        }
    }
}
