using System.Net;
using Ferry.Ftp;
using Ferry.Ftp.Server;

namespace Ferry.Testing.Ftp;

/// <summary>Tells two listeners what happens, in this order.</summary>
internal sealed class EventFan(IFtpEvents first, IFtpEvents second) : IFtpEvents
{
    public void SessionOpened(FtpSessionFacts session)
    {
        first.SessionOpened(session);
        second.SessionOpened(session);
    }

    public void SessionClosed(FtpSessionFacts session, string reason)
    {
        first.SessionClosed(session, reason);
        second.SessionClosed(session, reason);
    }

    public void CommandReceived(FtpSessionFacts session, ReadOnlySpan<byte> verb, ReadOnlySpan<byte> argument)
    {
        first.CommandReceived(session, verb, argument);
        second.CommandReceived(session, verb, argument);
    }

    public void ReplySent(FtpSessionFacts session, Reply reply)
    {
        first.ReplySent(session, reply);
        second.ReplySent(session, reply);
    }

    public void LoggedIn(FtpSessionFacts session)
    {
        first.LoggedIn(session);
        second.LoggedIn(session);
    }

    public void LoginFailed(FtpSessionFacts session, string userName)
    {
        first.LoginFailed(session, userName);
        second.LoginFailed(session, userName);
    }

    public void DataConnectionOpened(FtpSessionFacts session, DataConnectionFacts connection)
    {
        first.DataConnectionOpened(session, connection);
        second.DataConnectionOpened(session, connection);
    }

    public void DataConnectionClosed(FtpSessionFacts session, DataConnectionFacts connection)
    {
        first.DataConnectionClosed(session, connection);
        second.DataConnectionClosed(session, connection);
    }

    public void TransferEnded(FtpSessionFacts session, in TransferRecord transfer)
    {
        first.TransferEnded(session, transfer);
        second.TransferEnded(session, transfer);
    }

    public void Refused(FtpSessionFacts? session, IPEndPoint remote, string reason)
    {
        first.Refused(session, remote, reason);
        second.Refused(session, remote, reason);
    }

    public void Failed(FtpSessionFacts session, Exception exception)
    {
        first.Failed(session, exception);
        second.Failed(session, exception);
    }
}
