using System.Collections.Concurrent;
using System.Text;
using Ferry.Ftp;
using Ferry.Ftp.Server;

namespace Ferry.Testing.Ftp;

/// <summary>Holds every session to the table: each reply must be one that the RFCs allow for a command that is still
/// unanswered (RFC 959 §5.4). Also keeps what else no session may do: fail, or reply twice.</summary>
public sealed class ReplyLaw : IFtpEvents
{
    private readonly ConcurrentDictionary<long, List<string>> _unanswered = new();
    private readonly ConcurrentQueue<string> _violations = new();

    /// <summary>What was not allowed; empty when all was well.</summary>
    public IReadOnlyCollection<string> Violations => _violations;

    /// <inheritdoc/>
    public void SessionOpened(FtpSessionFacts session) => _unanswered[session.Id] = [];

    /// <inheritdoc/>
    public void CommandReceived(FtpSessionFacts session, ReadOnlySpan<byte> verb, ReadOnlySpan<byte> argument) =>
        _unanswered[session.Id].Add(Encoding.UTF8.GetString(verb).ToUpperInvariant());

    /// <inheritdoc/>
    public void ReplySent(FtpSessionFacts session, Reply reply)
    {
        if (reply == Replies.LineTooLong)
        {
            // No command was received: it answers the line.
            return;
        }

        List<string> unanswered = _unanswered[session.Id];
        if (unanswered.Count == 0)
        {
            // The greeting, and 421 at any time.
            if (reply.Code is not (220 or 421))
            {
                _violations.Enqueue($"Session {session.Id}: {reply} answers nothing.");
            }

            return;
        }

        int index = unanswered.FindIndex(verb => Allows(verb, reply.Code));
        if (index < 0)
        {
            _violations.Enqueue($"Session {session.Id}: {reply} is no reply to {string.Join(", ", unanswered)}.");
        }
        else if (!reply.IsPreliminary)
        {
            unanswered.RemoveAt(index);
        }
    }

    /// <inheritdoc/>
    public void SessionClosed(FtpSessionFacts session, string reason) => _unanswered.TryRemove(session.Id, out _);

    /// <inheritdoc/>
    public void Failed(FtpSessionFacts session, Exception exception) =>
        _violations.Enqueue($"Session {session.Id} failed: {exception}");

    private static bool Allows(string verb, int code) =>
        CommandTable.Find(Encoding.UTF8.GetBytes(verb)) is { } command ? command.MayReply.Contains(code) : code is 500 or 421;
}
