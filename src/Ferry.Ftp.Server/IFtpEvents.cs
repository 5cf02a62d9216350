namespace Ferry.Ftp.Server;

/// <summary>What happens in the sessions, told as it happens. Logs, metrics and the protocol ladder are listeners.</summary>
/// <remarks>Members are called from the session's own loop: they must be quick, must not throw and may be called from many
/// sessions at the same time. Spans are valid during the call only. A member that is not implemented costs next to
/// nothing.</remarks>
public interface IFtpEvents
{
    /// <summary>A control connection was accepted and may stay.</summary>
    void SessionOpened(FtpSessionFacts session)
    {
    }

    /// <summary>The control connection is closed.</summary>
    /// <param name="session">The session, with its final counts.</param>
    /// <param name="reason">Why, in plain words.</param>
    void SessionClosed(FtpSessionFacts session, string reason)
    {
    }

    /// <summary>A command line arrived. The argument of PASS and ACCT is replaced by <c>****</c>.</summary>
    void CommandReceived(FtpSessionFacts session, ReadOnlySpan<byte> verb, ReadOnlySpan<byte> argument)
    {
    }

    /// <summary>A reply was queued for sending.</summary>
    void ReplySent(FtpSessionFacts session, Reply reply)
    {
    }

    /// <summary>Somebody logged in; <see cref="FtpSessionFacts.UserName"/> tells who.</summary>
    void LoggedIn(FtpSessionFacts session)
    {
    }

    /// <summary>A name and password did not belong together.</summary>
    void LoginFailed(FtpSessionFacts session, string userName)
    {
    }

    /// <summary>The data connection of a transfer stands.</summary>
    void DataConnectionOpened(FtpSessionFacts session, DataConnectionFacts connection)
    {
    }

    /// <summary>The data connection of a transfer is closed.</summary>
    void DataConnectionClosed(FtpSessionFacts session, DataConnectionFacts connection)
    {
    }

    /// <summary>A transfer ended, well or not.</summary>
    void TransferEnded(FtpSessionFacts session, in TransferRecord transfer)
    {
    }

    /// <summary>Something was refused for safety's sake: a limit reached, a stranger on the passive port, a bounce.</summary>
    /// <param name="session">The session, or null where a connection was refused before it had one.</param>
    /// <param name="remote">The peer refused.</param>
    /// <param name="reason">What and why, in plain words.</param>
    void Refused(FtpSessionFacts? session, System.Net.IPEndPoint remote, string reason)
    {
    }

    /// <summary>Ferry itself failed: a bug. The session is closed with 421.</summary>
    void Failed(FtpSessionFacts session, Exception exception)
    {
    }
}
