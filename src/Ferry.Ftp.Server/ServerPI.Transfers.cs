using Ferry.Ftp.Server.Listings;
using Ferry.Ftp.Server.Transfers;
using Ferry.Network;
using Ferry.Storage;

namespace Ferry.Ftp.Server;

/// <content>Transfers: the replies around them, and the commands that are heard while they run.</content>
internal sealed partial class ServerPI
{
    private bool _isAborting;

    private async ValueTask MoveAsync(Transfer transfer)
    {
        await using Transfer owned = transfer;
        using TransferRun run = new(_parts, _options, Facts, _dtp, transfer);
        Volatile.Write(ref _work, run);
        try
        {
            Reply end = await OpenAndMoveAsync(run);
            Tell(run, end);
        }
        finally
        {
            Volatile.Write(ref _work, null);
        }
    }

    // In passive mode 150 comes first, because the user may wait for it before connecting. In active mode the server connects
    // first and says 125, or 425 without a promise before it (RFC 959 §5.4 allows both).
    private async ValueTask<Reply> OpenAndMoveAsync(TransferRun run)
    {
        bool isPassive = _dtp.IsPassive;
        if (isPassive)
        {
            Send(run.Transfer.Announce(150));
        }

        if (await SuperviseAsync(run, run.OpenAsync()) is { } refusal)
        {
            return refusal;
        }

        if (!isPassive)
        {
            Send(run.Transfer.Announce(125));
        }

        if (!run.Transfer.IsShort)
        {
            await FlushAsync();
        }

        return await SuperviseAsync(run, run.MoveAsync()) ?? Replies.TransferComplete;
    }

    private void Tell(TransferRun run, Reply end)
    {
        Transfer transfer = run.Transfer;
        if (transfer.IsUpload)
        {
            Facts.OctetsReceived += transfer.Meter.Octets;
        }
        else
        {
            Facts.OctetsSent += transfer.Meter.Octets;
        }

        Send(end);
        SayAfterwards();

        _parts.Events.TransferEnded(Facts, new()
        {
            Verb = transfer.Verb,
            Path = transfer.Path,
            Octets = transfer.Meter.Octets,
            Elapsed = run.Elapsed,
            IsAscii = transfer.IsAscii,
            ReplyCode = end.Code,
        });
    }

    /// <summary>The replies that had to wait for the one of the work: to ABOR, and why the session ends.</summary>
    private void SayAfterwards()
    {
        if (_isAborting)
        {
            _isAborting = false;
            Send(Replies.AbortSuccessful);
        }

        if (_farewell is not null)
        {
            Send(_farewell);
        }
    }

    /// <summary>Waits for long work, or one stage of it, and goes on listening to the control connection meanwhile.</summary>
    private async ValueTask<T> SuperviseAsync<T>(ILongWork work, ValueTask<T> stage)
    {
        if (stage.IsCompleted)
        {
            return await stage;
        }

        Task<T> running = stage.AsTask();
        try
        {
            await FlushAsync();
            while (!running.IsCompleted && HearMeanwhile(work))
            {
                await FlushAsync();
                Task received = _control.StartReceive(_clock.Token);
                if (await Task.WhenAny(running, received) == received)
                {
                    await _control.ReceiveAsync(_clock.Token);
                }
            }
        }
        catch (Exception e) when (e is NetworkException or ObjectDisposedException or OperationCanceledException)
        {
            work.Abort();
            await running;
            throw;
        }

        return await running;
    }

    /// <summary>Takes the lines that have come while long work runs (RFC 959 §4.1.3: ABOR, STAT; and NOOP).</summary>
    /// <returns>False when no more is to be received before the work ends: another command waits, or the user has
    /// gone.</returns>
    private bool HearMeanwhile(ILongWork work)
    {
        while (_held is null)
        {
            switch (_control.TakeLine(out CommandLine line))
            {
                case LineStatus.Incomplete when _control.HasEnded:
                    work.Abort();
                    return false;
                case LineStatus.Incomplete:
                    return true;
                case LineStatus.TooLong:
                    Send(Replies.LineTooLong);
                    break;
                case LineStatus.Endless:
                    work.Abort();
                    _farewell = Replies.EndlessLine;
                    return false;
                default:
                    Hear(work, line);
                    break;
            }
        }

        return false;
    }

    private void Hear(ILongWork work, CommandLine line)
    {
        Command? command = CommandTable.Find(line.Verb.Span);
        switch (command?.Verb)
        {
            case "ABOR" when !_isAborting:
                TellCommand(command, line);
                _isAborting = true;
                work.Abort();
                break;
            case "STAT" when line.Argument.IsEmpty:
                TellCommand(command, line);
                Send(work.Status);
                break;
            case "NOOP":
                TellCommand(command, line);
                Send(Replies.Okay);
                break;
            default:
                _held = line;
                break;
        }
    }

    /// <summary>A listing as a multi-line reply, sent piece by piece.</summary>
    private async ValueTask ShowAsync(int code, Listing listing)
    {
        await using Listing owned = listing;
        OctetBuffer lines = new();
        try
        {
            new Reply(code, $"Status of {listing.Path.Octets}:").WriteOpeningTo(_control.Output);
            while (await listing.WriteNextAsync(lines, _clock.Token))
            {
                foreach (Range line in lines.Octets.Span.Split("\r\n"u8))
                {
                    if (!lines.Octets.Span[line].IsEmpty)
                    {
                        Reply.WriteLineTo(_control.Output, lines.Octets.Span[line]);
                    }
                }

                lines.Release();
                await FlushAsync();
            }
        }
        catch (StoreException)
        {
            // The directory broke off in the middle of the reply, which can only be ended now: what was shown is true.
        }
        finally
        {
            lines.Release();
        }

        Send(new Reply(code, "End."));
    }
}
