using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Ferry.Accounts;

/// <summary>The accounts of a configuration or a command line.</summary>
/// <remarks>Immutable: a reload makes a new one and gives it to <see cref="ReloadableAccounts"/>, which also forgets
/// the logins that the old one remembered.</remarks>
public sealed class ConfiguredAccounts : IAccounts
{
    // Guesses may take half of the cores at most, however many sessions guess: transfers need the rest.
    private static readonly SemaphoreSlim HashingSlots = new(Math.Max(1, Environment.ProcessorCount / 2));

    private readonly ConfiguredAccount[] _accounts;
    private readonly Dictionary<string, ConfiguredAccount> _byName;
    private readonly Account? _anonymous;
    private readonly RememberedLogins _remembered = new();
    private readonly byte[] _lenderKey = RandomNumberGenerator.GetBytes(32);

    /// <summary>Takes the accounts.</summary>
    /// <param name="accounts">Names are distinct, compared octet by octet.</param>
    /// <param name="anonymous">Anonymous FTP, or null where it is off.</param>
    /// <exception cref="ArgumentException">Two accounts have one name, or anonymous FTP is on and an account has one of
    /// its names.</exception>
    public ConfiguredAccounts(IEnumerable<ConfiguredAccount> accounts, AnonymousAccess? anonymous = null)
    {
        _accounts = [.. accounts];
        _byName = _accounts.ToDictionary(account => account.Name, StringComparer.Ordinal);
        if (anonymous is not null)
        {
            if (_accounts.FirstOrDefault(account => AnonymousAccess.IsAnonymousName(account.Name)) is { } clash)
            {
                throw new ArgumentException(
                    $"The name '{clash.Name}' belongs to anonymous FTP while that is on.", nameof(accounts));
            }

            _anonymous = new Account
            {
                Name = AnonymousAccess.AccountName,
                Rights = Rights.ReadOnly,
                Home = anonymous.Home,
                IsAnonymous = true,
            };
        }
    }

    /// <inheritdoc/>
    public async ValueTask<Account?> AuthenticateAsync(
        string name, string password, IPAddress remote, CancellationToken cancellationToken)
    {
        if (_anonymous is not null && AnonymousAccess.IsAnonymousName(name))
        {
            return _anonymous;
        }

        if (_accounts.Length == 0)
        {
            return null;
        }

        bool known = _byName.TryGetValue(name, out ConfiguredAccount? account);
        account ??= Lender(name);
        RememberedLogins.Login login = _remembered.Describe(name, account.Password, password);
        if (!_remembered.Contains(login))
        {
            if (!await VerifyAsync(account.Password, password, cancellationToken) || !known)
            {
                return null;
            }

            _remembered.Add(login);
        }

        return new Account { Name = account.Name, Rights = account.Rights, Home = account.Home };
    }

    // An unknown name borrows the hash of an account, always the same one for the same name: then the times of unknown
    // names are spread as those of known names are, whatever mixture of schemes and costs the accounts have.
    private ConfiguredAccount Lender(string name)
    {
        byte[] draw = HMACSHA256.HashData(_lenderKey, Encoding.UTF8.GetBytes(name));
        return _accounts[(int)(BitConverter.ToUInt32(draw) % (uint)_accounts.Length)];
    }

    private static async Task<bool> VerifyAsync(
        PasswordHash hash, string password, CancellationToken cancellationToken)
    {
        if (hash is ProcessHash)
        {
            return hash.Verify(password);
        }

        await HashingSlots.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => hash.Verify(password), cancellationToken);
        }
        finally
        {
            HashingSlots.Release();
        }
    }
}
