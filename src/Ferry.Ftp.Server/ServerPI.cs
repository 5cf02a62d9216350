using Ferry.Ftp.Server.Checksums;
using Ferry.Ftp.Server.Commands;
using Ferry.Network;
using Ferry.Storage;

namespace Ferry.Ftp.Server;

/// <summary>The server protocol interpreter: reads commands from one control connection, checks them against the table, has
/// them carried out and replies (RFC 959 §2.3). Every session is one call of <see cref="RunAsync"/>.</summary>
internal sealed partial class ServerPI : IDisposable
{
    private static readonly TimeSpan FarewellTimeout = TimeSpan.FromSeconds(5);

    private readonly FtpServerParts _parts;
    private readonly FtpServerOptions _options;
    private readonly ControlConnection _control;
    private readonly Session _session;
    private readonly SessionClock _clock;
    private readonly ServerDtp _dtp;
    private Reply? _farewell;
    private ILongWork? _work;
    private CommandLine? _held;
    private bool _isStopping;

    public ServerPI(
        FtpServerParts parts, FtpServerOptions options, IConnection connection, FtpSessionFacts facts, PassivePorts ports,
        LoginThrottle throttle, ChecksumCache checksums)
    {
        _parts = parts;
        _options = options;
        _control = new(connection, options.MaxCommandLine);
        _dtp = new(parts, ports, facts);
        _session = new(parts, options, facts, _dtp, throttle, checksums);
        _clock = new(parts.Clock, options.LoginTimeout);
    }

    public FtpSessionFacts Facts => _session.Facts;

    /// <summary>Looks at the time limits; called about every second from another thread.</summary>
    public void Tick()
    {
        Volatile.Read(ref _work)?.Tick();
        _clock.Tick();
    }

    /// <summary>Ends the session with 421: at once if it waits for a command, else when its transfer is done.</summary>
    public void Drain() => _clock.Request(Replies.ShuttingDown);

    /// <summary>Ends the session at once, its transfer too; the user is told only if that needs no waiting.</summary>
    public void Stop()
    {
        Volatile.Write(ref _isStopping, true);
        Volatile.Read(ref _work)?.Abort();
        _clock.Expire(Replies.ShuttingDown);
    }

    /// <summary>Serves the session from the greeting to its end; never throws.</summary>
    /// <returns>Why the session ended, in plain words.</returns>
    public async Task<string> RunAsync()
    {
        string reason;
        try
        {
            Send(new Reply(220, _options.Greeting));
            while (_farewell is null && await NextLineAsync() is { } line)
            {
                await ExecuteAsync(line);
            }

            reason = _farewell is null ? "the user closed the control connection" : "the user quit";
        }
        catch (OperationCanceledException) when (_clock.Expired is { } expired)
        {
            Send(expired);
            reason = expired.ToString();
        }
        catch (Exception e) when (e is NetworkException or ObjectDisposedException)
        {
            return "the control connection broke";
        }
#pragma warning disable CA1031 // The session loop is one of the two places where a bug is caught: log, 421, close.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _parts.Events.Failed(Facts, e);
            Send(Replies.InternalError);
            reason = "internal error";
        }

        await SayFarewellAsync();
        return _farewell is { Code: not 221 } farewell ? farewell.ToString() : reason;
    }

    public void Dispose()
    {
        _dtp.Dispose();
        _control.Dispose();
    }

    private void Send(Reply reply)
    {
        _parts.Events.ReplySent(Facts, reply);
        _control.Queue(reply);
    }

    // A peer that reads no replies is as idle as one that sends no commands.
    private async ValueTask FlushAsync()
    {
        ValueTask flushing = _control.FlushAsync(_clock.Token);
        if (!flushing.IsCompletedSuccessfully)
        {
            StartWaiting();
            await flushing;
            _clock.StopWaiting(_session.IsLoggedIn);
        }
    }

    private void StartWaiting() => _clock.StartWaiting(_session.IsLoggedIn ? _session.IdleTimeout : null);

    // What could not be sent within a few seconds is not waited for: the peer may have stopped reading long ago.
    private async Task SayFarewellAsync()
    {
        try
        {
            using CancellationTokenSource limit = new(FarewellTimeout, _parts.Clock);
            ValueTask flushing = _control.FlushAsync(limit.Token);
            if (!flushing.IsCompleted && Volatile.Read(ref _isStopping))
            {
                await limit.CancelAsync();
            }

            await flushing;
            await _control.Connection.ShutdownAsync(limit.Token);
            if (_farewell is { Code: not 221 })
            {
                // A peer that is still sending would draw a reset, and lose the reply that tells it why.
                await _control.DiscardAsync(limit.Token);
            }
        }
        catch (Exception e) when (e is NetworkException or OperationCanceledException or ObjectDisposedException)
        {
            // The peer is gone, and with it everybody who could be told.
        }
    }

    private async ValueTask<CommandLine?> NextLineAsync()
    {
        if (_held is { } held)
        {
            _held = null;
            return held;
        }

        while (true)
        {
            switch (_control.TakeLine(out CommandLine line))
            {
                case LineStatus.Complete:
                    return line;
                case LineStatus.TooLong:
                    Send(Replies.LineTooLong);
                    continue;
                case LineStatus.Endless:
                    _farewell = Replies.EndlessLine;
                    Send(_farewell);
                    return null;
            }

            if (_control.HasEnded)
            {
                return null;
            }

            await FlushAsync();
            StartWaiting();
            _clock.StartReceiving();
            await _control.ReceiveAsync(_clock.Token);
            _clock.StopWaiting(_session.IsLoggedIn);
        }
    }

    private async ValueTask ExecuteAsync(CommandLine line)
    {
        Command? command = CommandTable.Find(line.Verb.Span);
        TellCommand(command, line);
        if (command != Rnto.Command)
        {
            // RNTO must follow RNFR immediately (RFC 959 §4.1.3).
            _session.RenameFrom = null;
        }

        if (command is null)
        {
            Send(Replies.UnknownCommand);
            return;
        }

        bool wasLoggedIn = _session.IsLoggedIn;
        Outcome outcome = await DecideAsync(command, line);
        if (_session.IsLoggedIn != wasLoggedIn)
        {
            _clock.LoginChanged(_session.IsLoggedIn);
        }

        switch (outcome)
        {
            case Outcome.Answer answer:
                Send(answer.Reply);
                break;
            case Outcome.Close close:
                _farewell = close.Reply;
                Send(close.Reply);
                break;
            case Outcome.Move move:
                await MoveAsync(move.Transfer);
                break;
            case Outcome.Compute compute:
                await ComputeAsync(compute.Run);
                break;
            case Outcome.Show show:
                await ShowAsync(show.Code, show.Listing);
                break;
        }
    }

    private async ValueTask<Outcome> DecideAsync(Command command, CommandLine line)
    {
        if (line.HasForbiddenOctet)
        {
            return Replies.ForbiddenOctet;
        }

        if (CommandTable.Refuse(_session, command, line.Argument) is { } refusal)
        {
            return refusal;
        }

        try
        {
            return await command.Run(_session, line.Argument, _clock.Token);
        }
        catch (StoreException e)
        {
            return Replies.For(e.Error, _session.Subject, command);
        }
    }

    private void TellCommand(Command? command, CommandLine line)
    {
        bool isSecret = command?.Verb is "PASS" or "ACCT";
        _parts.Events.CommandReceived(Facts, line.Verb.Span, isSecret ? "****"u8 : line.Argument.Span);
    }
}
