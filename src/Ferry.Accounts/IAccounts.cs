using System.Net;

namespace Ferry.Accounts;

/// <summary>Who may log in.</summary>
public interface IAccounts
{
    /// <summary>Checks a name and password. An unknown name costs as much time as a wrong password.</summary>
    /// <param name="name">The USER argument.</param>
    /// <param name="password">The PASS argument.</param>
    /// <param name="remote">The peer's address.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The account, or null where name and password do not belong together.</returns>
    ValueTask<Account?> AuthenticateAsync(
        string name, string password, IPAddress remote, CancellationToken cancellationToken);
}
