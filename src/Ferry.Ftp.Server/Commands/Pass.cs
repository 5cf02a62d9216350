using System.Net;
using System.Text;
using Ferry.Accounts;
using Ferry.Storage;

namespace Ferry.Ftp.Server.Commands;

/// <summary>PASS: proves who it is. RFC 959 §4.1.1; wrong passwords are slowed down per address.</summary>
internal static class Pass
{
    public static readonly Command Command = new("PASS", "PASS <SP> <password>", "RFC 959 §4.1.1")
    {
        Needs = Needs.None, // An empty password is a password, at least to anonymous FTP.
        MayReply = [202, 230, 332, 421, 500, 501, 503, 530],
        Run = RunAsync,
    };

    private static readonly Reply NotNeeded = new(202, "Already logged in.");
    private static readonly Reply UserFirst = new(503, "Login with USER first.");
    private static readonly Reply HomeMissing = new(530, "Login not possible: the account's directory is not available.");

    private static async ValueTask<Outcome> RunAsync(
        Session session, ReadOnlyMemory<byte> argument, CancellationToken cancellationToken)
    {
        if (session.PendingUserName is not { } name)
        {
            return session.IsLoggedIn ? NotNeeded : UserFirst;
        }

        session.PendingUserName = null;
        string password = Encoding.UTF8.GetString(argument.Span);
        IPAddress remote = session.Facts.Remote.Address;
        if (session.Throttle.TakeTurn(remote, session.Options) is not { } delay)
        {
            session.Parts.Events.Refused(session.Facts, session.Facts.Remote, "too many failed logins from this address");
            return new Outcome.Close(Replies.GuessesThrottled);
        }

        if (delay > TimeSpan.Zero)
        {
            await Task.Delay(delay, session.Parts.Clock, cancellationToken);
        }

        Account? account = await session.Parts.Accounts.AuthenticateAsync(name, password, remote, cancellationToken);
        return account is null ? Refuse(session, name) : Admit(session, account, password);
    }

    private static Outcome Refuse(Session session, string name)
    {
        session.Throttle.Failed(session.Facts.Remote.Address);
        session.Parts.Events.LoginFailed(session.Facts, name);
        return ++session.FailedLogins >= session.Options.MaxLoginAttempts
            ? new Outcome.Close(Replies.TooManyGuesses)
            : Replies.LoginIncorrect;
    }

    private static Outcome Admit(Session session, Account account, string password)
    {
        try
        {
            session.LogIn(account);
        }
        catch (StoreException e)
        {
            session.Parts.Events.Refused(session.Facts, session.Facts.Remote, $"no directory for {account.Name}: {e.Message}");
            return HomeMissing;
        }

        session.Facts.AnonymousIdentity = account.IsAnonymous ? password : null;
        session.FailedLogins = 0;
        session.Parts.Events.LoggedIn(session.Facts);
        return new Reply(230, session.Options.Welcome);
    }
}
