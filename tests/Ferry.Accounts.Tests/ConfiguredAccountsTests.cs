using System.Net;

namespace Ferry.Accounts.Tests;

public sealed class ConfiguredAccountsTests
{
    private readonly CountingHash _annas = new("secret");
    private readonly ConfiguredAccount _anna;

    public ConfiguredAccountsTests() =>
        _anna = new() { Name = "anna", Password = _annas, Rights = Rights.ReadOnly, Home = "/srv/anna" };

    [Fact]
    public async Task Authenticate_RightPassword_GivesTheAccount()
    {
        Assert.Equal(
            new Account { Name = "anna", Rights = Rights.ReadOnly, Home = "/srv/anna" },
            await LoginAsync(new ConfiguredAccounts([_anna]), "anna", "secret"));
    }

    [Theory]
    [InlineData("anna", "wrong")]
    [InlineData("anna", "")]
    [InlineData("Anna", "secret")]
    [InlineData("bert", "secret")]
    [InlineData("", "secret")]
    [InlineData("anonymous", "secret")]
    public async Task Authenticate_AnythingElse_CostsOneHashAndFails(string name, string password)
    {
        Assert.Null(await LoginAsync(new ConfiguredAccounts([_anna]), name, password));
        Assert.Equal(1, _annas.Checks);
    }

    [Fact]
    public async Task Authenticate_UnknownNames_BorrowFromEveryAccountAndStayWithIt()
    {
        CountingHash[] hashes = [.. Enumerable.Range(0, 4).Select(i => new CountingHash("p" + i))];
        ConfiguredAccounts accounts = new(
            hashes.Select((hash, i) => new ConfiguredAccount { Name = "user" + i, Password = hash }));

        for (int i = 0; i < 200; i++)
        {
            await LoginAsync(accounts, "nobody" + i, "guess");
        }

        Assert.All(hashes, hash => Assert.InRange(hash.Checks, 10, 120));

        int[] before = [.. hashes.Select(hash => hash.Checks)];
        for (int i = 0; i < 10; i++)
        {
            await LoginAsync(accounts, "nobody", "guess" + i);
        }

        Assert.Equal(10, hashes.Select((hash, i) => hash.Checks - before[i]).Max());
    }

    [Fact]
    public async Task Authenticate_SameLoginAgain_PaysTheHashOnce()
    {
        ConfiguredAccounts accounts = new([_anna]);

        for (int i = 0; i < 5; i++)
        {
            Assert.NotNull(await LoginAsync(accounts, "anna", "secret"));
        }

        Assert.Equal(1, _annas.Checks);
        Assert.Null(await LoginAsync(accounts, "anna", "wrong"));
        Assert.Null(await LoginAsync(accounts, "anna", "wrong"));
        Assert.Equal(3, _annas.Checks);
    }

    [Fact]
    public async Task Authenticate_UnknownNameWithTheLendersPassword_FailsAlwaysAndIsNotRemembered()
    {
        ConfiguredAccounts accounts = new([_anna]);

        Assert.Null(await LoginAsync(accounts, "bert", "secret"));
        Assert.Null(await LoginAsync(accounts, "bert", "secret"));
        Assert.Equal(2, _annas.Checks);
    }

    [Fact]
    public async Task Authenticate_AfterReload_ForgetsLoginsAndOldPasswords()
    {
        ReloadableAccounts accounts = new(new ConfiguredAccounts([_anna]));
        Assert.NotNull(await LoginAsync(accounts, "anna", "secret"));

        accounts.Replace(new ConfiguredAccounts([_anna with { Password = new CountingHash("new") }]));

        Assert.Null(await LoginAsync(accounts, "anna", "secret"));
        Assert.NotNull(await LoginAsync(accounts, "anna", "new"));
    }

    [Theory]
    [InlineData("anonymous", "guest")]
    [InlineData("ftp", "")]
    [InlineData("Anonymous", "me@example.org")]
    public async Task Authenticate_Anonymous_TakesAnyPasswordAndReadsOnly(string name, string password)
    {
        ConfiguredAccounts accounts = new([_anna], new AnonymousAccess { Home = "/srv/public" });

        Assert.Equal(
            new Account { Name = "anonymous", Rights = Rights.ReadOnly, Home = "/srv/public", IsAnonymous = true },
            await LoginAsync(accounts, name, password));
        Assert.Equal(0, _annas.Checks);
    }

    [Fact]
    public async Task Authenticate_NoAccountAtAll_Fails()
    {
        Assert.Null(await LoginAsync(new ConfiguredAccounts([]), "anna", "secret"));
    }

    [Fact]
    public void Constructor_NameOfAnonymousFtp_IsRefusedWhileThatIsOn()
    {
        ConfiguredAccount ftp = _anna with { Name = "FTP" };

        Assert.Throws<ArgumentException>(() => new ConfiguredAccounts([ftp], new AnonymousAccess()));
        Assert.NotNull(new ConfiguredAccounts([ftp]));
    }

    [Fact]
    public void RememberedLogins_BeyondCapacity_ForgetTheOldest()
    {
        RememberedLogins logins = new(capacity: 2);
        RememberedLogins.Login[] three = [.. "abc".Select(c => logins.Describe("anna", _annas, c.ToString()))];

        Array.ForEach(three, logins.Add);

        Assert.Equal([false, true, true], three.Select(logins.Contains));
    }

    [Fact]
    public void RememberedLogins_SameTextCutElsewhere_IsAnotherLogin()
    {
        RememberedLogins logins = new();

        Assert.NotEqual(logins.Describe("ab", _annas, "c"), logins.Describe("a", _annas, "bc"));
        Assert.NotEqual(logins.Describe("a", _annas, "c"), new RememberedLogins().Describe("a", _annas, "c"));
    }

    [Fact]
    public void GeneratedPassword_Many_AreReadableAndDiffer()
    {
        string[] made = [.. Enumerable.Range(0, 200).Select(_ => GeneratedPassword.Create())];

        Assert.All(made, password => Assert.Matches("^([b-z][aeiou][b-z][aeiou][b-z])(-[b-z][aeiou][b-z][aeiou][b-z]){2}$", password));
        Assert.Distinct(made);
    }

    private static ValueTask<Account?> LoginAsync(IAccounts accounts, string name, string password) =>
        accounts.AuthenticateAsync(name, password, IPAddress.Loopback, TestContext.Current.CancellationToken);
}
