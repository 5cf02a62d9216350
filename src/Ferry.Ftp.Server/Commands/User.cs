using System.Text;

namespace Ferry.Ftp.Server.Commands;

/// <summary>USER: who wants in. The answer is the same for every name (threats: enumeration). RFC 959 §4.1.1, RFC 1635.</summary>
internal static class User
{
    public static readonly Command Command = new("USER", "USER <SP> <username>", "RFC 959 §4.1.1")
    {
        Needs = Needs.Argument,
        MayReply = [230, 331, 332, 421, 500, 501, 530],
        Run = Run,
    };

    private static readonly Reply PasswordWanted = new(331, "User name okay, need password.");
    private static readonly Reply IdentityWanted = new(331, "Anonymous access: give your e-mail address as password.");

    private static ValueTask<Outcome> Run(Session session, ReadOnlyMemory<byte> argument, CancellationToken cancellationToken)
    {
        session.LogOut();
        session.PendingUserName = Encoding.UTF8.GetString(argument.Span);
        return new(session.PendingUserName.ToUpperInvariant() is "ANONYMOUS" or "FTP" ? IdentityWanted : PasswordWanted);
    }
}
