using Ferry.Network;
using Ferry.Storage;

namespace Ferry.Ftp.Server.Transfers;

/// <summary>One transfer under way: the data connection opened, the octets moved, and every way to fail turned into the reply
/// that RFC 959 §5.4 has for it. Time limits and ABOR end it through <see cref="Cancel"/>.</summary>
internal sealed class TransferRun(FtpServerParts parts, FtpServerOptions options, FtpSessionFacts facts, ServerDtp dtp, Transfer transfer)
    : ILongWork, IDisposable
{
    // Never disposed: without a timer of its own it holds nothing, and disposing would race with Tick.
    private readonly CancellationTokenSource _cancellation = new();
    private readonly bool _isPassive = dtp.IsPassive;
    private IConnection? _connection;
    private Reply? _cancelledWith;
    private volatile Phase _phase;
    private long _phaseStarted = parts.Clock.GetTimestamp();
    private long _lastProgress = parts.Clock.GetTimestamp();
    private long _octetsThen;

    private enum Phase
    {
        Opening,
        Moving,
        Finishing,
    }

    public Transfer Transfer => transfer;

    /// <summary>From the opening of the data connection on.</summary>
    public TimeSpan Elapsed => parts.Clock.GetElapsedTime(_phaseStarted);

    public Reply Status => new(
        211, $"{transfer.Verb} {transfer.Path.Octets}: {transfer.Meter.Octets} bytes in {Elapsed.TotalSeconds:F0} s.\nEnd.");

    public void Abort() => Cancel(Replies.TransferAborted);

    /// <summary>Ends the transfer soon; the first reason given is the one that is told.</summary>
    public void Cancel(Reply reason)
    {
        if (Interlocked.CompareExchange(ref _cancelledWith, reason, null) is null)
        {
            _cancellation.Cancel();
        }
    }

    /// <summary>Looks at the time limits; called about every second.</summary>
    public void Tick()
    {
        switch (_phase)
        {
            case Phase.Opening when Elapsed >= options.DataOpenTimeout:
                Cancel(Replies.NoDataConnection);
                break;
            case Phase.Moving when transfer.Meter.Octets != _octetsThen:
                _octetsThen = transfer.Meter.Octets;
                Volatile.Write(ref _lastProgress, parts.Clock.GetTimestamp());
                break;
            case Phase.Moving when parts.Clock.GetElapsedTime(Volatile.Read(ref _lastProgress)) >= options.StallTimeout:
                Cancel(Replies.TransferStalled);
                break;
        }
    }

    /// <summary>Opens the data connection.</summary>
    /// <returns>Null when it stands, else the reply that ends the transfer.</returns>
    public async ValueTask<Reply?> OpenAsync()
    {
        try
        {
            _connection = await dtp.OpenAsync(_cancellation.Token);
        }
        catch (OperationCanceledException) when (_cancelledWith is not null)
        {
            return _cancelledWith;
        }
        catch (NetworkException)
        {
            return Replies.NoDataConnection;
        }

        _phaseStarted = parts.Clock.GetTimestamp();
        Volatile.Write(ref _lastProgress, _phaseStarted);
        _phase = Phase.Moving;
        parts.Events.DataConnectionOpened(facts, ConnectionFacts(_connection));
        return null;
    }

    /// <summary>Moves the octets, closes the data connection, and makes the result good.</summary>
    /// <returns>The reply that ends the transfer.</returns>
    public async ValueTask<Reply?> MoveAsync()
    {
        Reply reply = await MoveOverAsync(_connection!);
        Close(isWhole: !reply.IsNegative);
        return reply;
    }

    /// <summary>Breaks the data connection if it is still open: whatever has ended the session, the user must not take
    /// for the whole what he has got.</summary>
    public void Dispose() => Close(isWhole: false);

    private void Close(bool isWhole)
    {
        if (_connection is not { } connection)
        {
            return;
        }

        _connection = null;
        if (!isWhole)
        {
            connection.Abort();
        }

        connection.Dispose();
        parts.Events.DataConnectionClosed(facts, ConnectionFacts(connection));
    }

    private async ValueTask<Reply> MoveOverAsync(IConnection connection)
    {
        try
        {
            await transfer.MoveAsync(connection, _cancellation.Token);
            if (!transfer.IsUpload)
            {
                await connection.ShutdownAsync(_cancellation.Token);
            }

            _phase = Phase.Finishing;
            return await transfer.FinishAsync(_cancellation.Token);
        }
        catch (Exception e) when (_cancelledWith is not null && e is OperationCanceledException or NetworkException)
        {
            return _cancelledWith!;
        }
        catch (NetworkException)
        {
            return Replies.ConnectionBroken;
        }
        catch (StoreException e)
        {
            return Replies.ForTransfer(e.Error, transfer.IsUpload);
        }
        catch (IOException)
        {
            return Replies.ForTransfer(StoreError.Failed, transfer.IsUpload);
        }
    }

    private DataConnectionFacts ConnectionFacts(IConnection connection) =>
        new(connection.LocalEndPoint, connection.RemoteEndPoint, _isPassive);
}
