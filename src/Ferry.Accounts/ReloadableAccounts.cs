using System.Net;

namespace Ferry.Accounts;

/// <summary>Accounts that can be replaced while the server runs. Sessions that are logged in keep what they
/// have.</summary>
public sealed class ReloadableAccounts(IAccounts accounts) : IAccounts
{
    private volatile IAccounts _current = accounts;

    /// <summary>Lets <paramref name="accounts"/> answer from now on; logins being checked end with the old
    /// ones.</summary>
    public void Replace(IAccounts accounts) => _current = accounts;

    /// <inheritdoc/>
    public ValueTask<Account?> AuthenticateAsync(
        string name, string password, IPAddress remote, CancellationToken cancellationToken) =>
        _current.AuthenticateAsync(name, password, remote, cancellationToken);
}
