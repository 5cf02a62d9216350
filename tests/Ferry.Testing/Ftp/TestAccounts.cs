using System.Net;
using Ferry.Accounts;

namespace Ferry.Testing.Ftp;

/// <summary>anna (everything), rita (reads only) and carl (stores new files, changes nothing), all with the password
/// "secret"; and anonymous.</summary>
public sealed class TestAccounts : IAccounts
{
    public ValueTask<Account?> AuthenticateAsync(
        string name, string password, IPAddress remote, CancellationToken cancellationToken) =>
        new((name.ToLowerInvariant(), password) switch
        {
            ("anna", "secret") => new Account { Name = "anna", Rights = Rights.All },
            ("rita", "secret") => new Account { Name = "rita", Rights = Rights.ReadOnly },
            ("carl", "secret") => new Account { Name = "carl", Rights = Rights.List | Rights.Create },
            ("anonymous" or "ftp", _) => new Account { Name = "ftp", Rights = Rights.ReadOnly, IsAnonymous = true },
            _ => null,
        });
}
