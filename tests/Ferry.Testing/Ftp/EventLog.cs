using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Ferry.Ftp;
using Ferry.Ftp.Server;

namespace Ferry.Testing.Ftp;

/// <summary>Writes down what happens, a line an event: <c>command PASS ****</c>.</summary>
public sealed class EventLog : IFtpEvents
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ConcurrentQueue<TransferRecord> _transfers = new();

    /// <summary>What happened so far, oldest first.</summary>
    public IReadOnlyList<string> Lines => [.. _lines];

    /// <summary>The transfers that ended so far, oldest first.</summary>
    public IReadOnlyList<TransferRecord> Transfers => [.. _transfers];

    public void SessionOpened(FtpSessionFacts session) => _lines.Enqueue($"opened {session.Id}");

    public void SessionClosed(FtpSessionFacts session, string reason) =>
        _lines.Enqueue($"closed {session.Id}: {reason}");

    public void CommandReceived(FtpSessionFacts session, ReadOnlySpan<byte> verb, ReadOnlySpan<byte> argument) =>
        _lines.Enqueue($"command {Encoding.Latin1.GetString(verb)} {Encoding.Latin1.GetString(argument)}".TrimEnd());

    public void ReplySent(FtpSessionFacts session, Reply reply) => _lines.Enqueue($"reply {reply.Code}");

    public void LoggedIn(FtpSessionFacts session) => _lines.Enqueue($"logged in {session.UserName}");

    public void LoginFailed(FtpSessionFacts session, string userName) => _lines.Enqueue($"login failed {userName}");

    public void DataConnectionOpened(FtpSessionFacts session, DataConnectionFacts connection) =>
        _lines.Enqueue(connection.IsPassive ? "data opened, passive" : "data opened, active");

    public void DataConnectionClosed(FtpSessionFacts session, DataConnectionFacts connection) =>
        _lines.Enqueue("data closed");

    public void TransferEnded(FtpSessionFacts session, in TransferRecord transfer)
    {
        _transfers.Enqueue(transfer);
        _lines.Enqueue($"transfer {transfer.Verb} {transfer.Path} {transfer.Octets} {transfer.ReplyCode}");
    }

    public void Refused(FtpSessionFacts? session, IPEndPoint remote, string reason) =>
        _lines.Enqueue($"refused {reason}");

    public void Failed(FtpSessionFacts session, Exception exception) => _lines.Enqueue($"failed {exception.Message}");
}
