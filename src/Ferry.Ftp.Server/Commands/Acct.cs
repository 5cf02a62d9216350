namespace Ferry.Ftp.Server.Commands;

/// <summary>ACCT: an account besides the user name, which no account here asks for. RFC 959 §4.1.1.</summary>
internal static class Acct
{
    public static readonly Command Command = new("ACCT", "ACCT <SP> <account-information>", "RFC 959 §4.1.1")
    {
        Needs = Needs.Argument,
        MayReply = [202, 230, 421, 500, 501, 503, 530],
        Run = Run,
    };

    private static readonly Reply NotNeeded = new(202, "No account information is needed here.");

    private static ValueTask<Outcome> Run(Session session, ReadOnlyMemory<byte> argument, CancellationToken cancellationToken) =>
        new(session.IsLoggedIn ? NotNeeded : Replies.BadSequence);
}
