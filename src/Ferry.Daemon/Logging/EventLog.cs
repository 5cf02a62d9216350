using System.Net;
using System.Text;
using Ferry.Ftp;
using Ferry.Ftp.Server;
using Microsoft.Extensions.Logging;

namespace Ferry.Daemon.Logging;

/// <summary>Writes what happens in the sessions into a log; every line carries the session's id.</summary>
public sealed class EventLog(ILogger logger) : IFtpEvents
{
    private const string Nobody = "nobody";

    /// <inheritdoc/>
    public void SessionOpened(FtpSessionFacts session) =>
        logger.SessionOpened(session.Id, session.Remote, session.Local);

    /// <inheritdoc/>
    public void SessionClosed(FtpSessionFacts session, string reason) => logger.SessionClosed(
        session.Id, User(session), session.Remote, reason, session.OctetsSent, session.OctetsReceived);

    /// <inheritdoc/>
    public void CommandReceived(FtpSessionFacts session, ReadOnlySpan<byte> verb, ReadOnlySpan<byte> argument)
    {
        // Making strings of the octets costs more than everything else here.
        if (logger.IsEnabled(LogLevel.Debug))
        {
            string command = Encoding.UTF8.GetString(verb);
            logger.CommandReceived(
                session.Id, argument.IsEmpty ? command : $"{command} {Encoding.UTF8.GetString(argument)}");
        }
    }

    /// <inheritdoc/>
    public void ReplySent(FtpSessionFacts session, Reply reply)
    {
        if (logger.IsEnabled(LogLevel.Debug))
        {
            logger.ReplySent(session.Id, reply.ToString());
        }
    }

    /// <inheritdoc/>
    public void LoggedIn(FtpSessionFacts session)
    {
        if (session.AnonymousIdentity is { } identity)
        {
            logger.LoggedInAnonymously(session.Id, session.Remote, identity);
        }
        else
        {
            logger.LoggedIn(session.Id, User(session), session.Remote);
        }
    }

    /// <inheritdoc/>
    public void LoginFailed(FtpSessionFacts session, string userName) =>
        logger.LoginFailed(session.Id, userName, session.Remote);

    /// <inheritdoc/>
    public void DataConnectionOpened(FtpSessionFacts session, DataConnectionFacts connection) =>
        logger.DataConnectionOpened(session.Id, connection.Local, connection.Remote, connection.IsPassive);

    /// <inheritdoc/>
    public void DataConnectionClosed(FtpSessionFacts session, DataConnectionFacts connection) =>
        logger.DataConnectionClosed(session.Id, connection.Local, connection.Remote);

    /// <inheritdoc/>
    public void TransferEnded(FtpSessionFacts session, in TransferRecord transfer)
    {
        LogLevel level = transfer.Completed ? LogLevel.Information : LogLevel.Warning;
        if (!logger.IsEnabled(level))
        {
            return;
        }

        string path = transfer.Path.ToString();
        long elapsedMs = (long)transfer.Elapsed.TotalMilliseconds;
        if (transfer.Completed)
        {
            logger.Transferred(session.Id, transfer.Verb, path, transfer.Octets, elapsedMs, User(session));
        }
        else
        {
            logger.TransferFailed(
                session.Id, transfer.Verb, path, transfer.ReplyCode, transfer.Octets, elapsedMs, User(session));
        }
    }

    /// <inheritdoc/>
    public void Refused(FtpSessionFacts? session, IPEndPoint remote, string reason)
    {
        if (session is null)
        {
            logger.ConnectionRefused(remote, reason);
        }
        else
        {
            logger.Refused(session.Id, remote, reason);
        }
    }

    /// <inheritdoc/>
    public void Failed(FtpSessionFacts session, Exception exception) => logger.Failed(session.Id, exception);

    private static string User(FtpSessionFacts session) => session.UserName ?? Nobody;
}
