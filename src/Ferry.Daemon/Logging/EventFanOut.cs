using System.Net;
using Ferry.Ftp;
using Ferry.Ftp.Server;

namespace Ferry.Daemon.Logging;

/// <summary>Passes every event on to several listeners, in their order.</summary>
public sealed class EventFanOut(params IFtpEvents[] listeners) : IFtpEvents
{
    private volatile IFtpEvents[] _listeners = listeners;

    /// <summary>Tells <paramref name="listeners"/> from now on, and nobody else.</summary>
    public void Replace(params IFtpEvents[] listeners) => _listeners = listeners;

    /// <inheritdoc/>
    public void SessionOpened(FtpSessionFacts session)
    {
        foreach (IFtpEvents listener in _listeners)
        {
            listener.SessionOpened(session);
        }
    }

    /// <inheritdoc/>
    public void SessionClosed(FtpSessionFacts session, string reason)
    {
        foreach (IFtpEvents listener in _listeners)
        {
            listener.SessionClosed(session, reason);
        }
    }

    /// <inheritdoc/>
    public void CommandReceived(FtpSessionFacts session, ReadOnlySpan<byte> verb, ReadOnlySpan<byte> argument)
    {
        foreach (IFtpEvents listener in _listeners)
        {
            listener.CommandReceived(session, verb, argument);
        }
    }

    /// <inheritdoc/>
    public void ReplySent(FtpSessionFacts session, Reply reply)
    {
        foreach (IFtpEvents listener in _listeners)
        {
            listener.ReplySent(session, reply);
        }
    }

    /// <inheritdoc/>
    public void LoggedIn(FtpSessionFacts session)
    {
        foreach (IFtpEvents listener in _listeners)
        {
            listener.LoggedIn(session);
        }
    }

    /// <inheritdoc/>
    public void LoginFailed(FtpSessionFacts session, string userName)
    {
        foreach (IFtpEvents listener in _listeners)
        {
            listener.LoginFailed(session, userName);
        }
    }

    /// <inheritdoc/>
    public void DataConnectionOpened(FtpSessionFacts session, DataConnectionFacts connection)
    {
        foreach (IFtpEvents listener in _listeners)
        {
            listener.DataConnectionOpened(session, connection);
        }
    }

    /// <inheritdoc/>
    public void DataConnectionClosed(FtpSessionFacts session, DataConnectionFacts connection)
    {
        foreach (IFtpEvents listener in _listeners)
        {
            listener.DataConnectionClosed(session, connection);
        }
    }

    /// <inheritdoc/>
    public void TransferEnded(FtpSessionFacts session, in TransferRecord transfer)
    {
        foreach (IFtpEvents listener in _listeners)
        {
            listener.TransferEnded(session, transfer);
        }
    }

    /// <inheritdoc/>
    public void Refused(FtpSessionFacts? session, IPEndPoint remote, string reason)
    {
        foreach (IFtpEvents listener in _listeners)
        {
            listener.Refused(session, remote, reason);
        }
    }

    /// <inheritdoc/>
    public void Failed(FtpSessionFacts session, Exception exception)
    {
        foreach (IFtpEvents listener in _listeners)
        {
            listener.Failed(session, exception);
        }
    }
}
