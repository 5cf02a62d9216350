using System.Net;
using System.Text;
using Ferry.Accounts;
using Ferry.Daemon.Configuration;
using Ferry.Network;
using Ferry.Testing.Network;
using Ferry.Testing.Time;

namespace Ferry.Daemon.Tests;

public sealed class FerryDaemonTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("ferry-daemon-").FullName;
    private readonly MemoryNetwork _network = new();
    private readonly RecordingLogger _logger = new();
    private readonly FerryConfiguration _configuration;

    public FerryDaemonTests() => _configuration = new()
    {
        Directory = _directory,
        Addresses = [IPAddress.Loopback],
        Users = [new() { Name = "anna", Password = PasswordHash.ForThisProcess("secret") }],
    };

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Start_OwnPortFree_TakesIt()
    {
        await using FerryDaemon daemon = Start(_configuration);

        Assert.Equal([new IPEndPoint(IPAddress.Loopback, 21)], daemon.LocalEndPoints);
        Assert.Null(daemon.PortNote);
    }

    [Theory]
    [InlineData(NetworkError.AccessDenied, "not allowed to this process")]
    [InlineData(NetworkError.AddressInUse, "in use")]
    public async Task Start_OwnPortNotToBeHad_TakesAnotherAndSaysSo(NetworkError error, string reason)
    {
        Refuse(port => port == 21, error);
        await using FerryDaemon daemon = Start(_configuration);

        Assert.Equal(2121, Assert.Single(daemon.LocalEndPoints).Port);
        Assert.StartsWith($"Port 21 is {reason}, so 2121 is used", daemon.PortNote, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_ChosenPortTaken_FailsWithoutTryingAnother()
    {
        Refuse(port => port == 2100, NetworkError.AddressInUse);

        DaemonException exception = await FailAsync(_configuration with { Port = 2100 });

        Assert.Equal(DaemonFailure.Network, exception.Failure);
        Assert.StartsWith("Port 2100 is in use.", exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, _network.OpenListeners);
    }

    [Fact]
    public async Task Start_SystemWithoutIPv6_ListensOnIPv4()
    {
        _network.BeforeListen = local =>
        {
            if (local.Address.Equals(IPAddress.IPv6Any))
            {
                throw new NetworkException(NetworkError.Other, "Address family not supported.");
            }
        };
        await using FerryDaemon daemon = Start(_configuration with { Addresses = [] });

        Assert.Equal([new IPEndPoint(IPAddress.Any, 21)], daemon.LocalEndPoints);
    }

    [Fact]
    public async Task Start_MissingDirectory_SaysWhichAndListensNowhere()
    {
        string missing = Path.Combine(_directory, "missing");

        DaemonException exception = await FailAsync(_configuration with { Directory = missing });

        Assert.Equal(DaemonFailure.LocalFiles, exception.Failure);
        Assert.Equal($"{missing}: there is no such directory; make it or name another.", exception.Message);
        Assert.Equal(0, _network.OpenListeners);
    }

    [Fact]
    public async Task Start_XferLogInMissingDirectory_Fails()
    {
        DaemonException exception =
            await FailAsync(_configuration with { XferLog = Path.Combine(_directory, "missing", "xferlog") });

        Assert.Equal(DaemonFailure.LocalFiles, exception.Failure);
    }

    [Fact]
    public async Task Reload_NewPassword_IsForNewLoginsAndTheOldSessionStays()
    {
        await using FerryDaemon daemon = Start(_configuration);
        using IConnection before = await LogInAsync("secret", "230");

        Assert.True(await daemon.ReloadAsync(() => _configuration with
        {
            Users = [new() { Name = "anna", Password = PasswordHash.ForThisProcess("other") }],
        }));

        using IConnection after = await LogInAsync("other", "230");
        using IConnection refused = await LogInAsync("secret", "530");
        Assert.StartsWith("257", await AskAsync(before, "PWD"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reload_NewDirectory_IsForNewSessions()
    {
        await using FerryDaemon daemon = Start(_configuration);
        string other = Directory.CreateDirectory(Path.Combine(_directory, "other")).FullName;
        await File.WriteAllTextAsync(Path.Combine(other, "here"), "x", TestContext.Current.CancellationToken);
        using IConnection before = await LogInAsync("secret", "230");

        Assert.True(await daemon.ReloadAsync(() => _configuration with { Directory = other }));

        using IConnection after = await LogInAsync("secret", "230");
        Assert.StartsWith("550", await AskAsync(before, "MDTM here"), StringComparison.Ordinal);
        Assert.StartsWith("213", await AskAsync(after, "MDTM here"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reload_BrokenConfiguration_IsLoggedWithItsPlaceAndTheOldOneStays()
    {
        await using FerryDaemon daemon = Start(_configuration);

        Assert.False(await daemon.ReloadAsync(() =>
            throw new ConfigurationException([new("ferry.json:3:14", "ftp.port", "is wrong")])));

        Assert.Contains(
            "Error: The new configuration is refused, the old one stays: ferry.json:3:14: ftp.port: is wrong",
            _logger.Messages);
        Assert.Same(_configuration, daemon.Configuration);
        using IConnection still = await LogInAsync("secret", "230");
    }

    [Fact]
    public async Task Reload_PortThatIsTaken_ChangesNothing()
    {
        await using FerryDaemon daemon = Start(_configuration);
        Refuse(port => port == 2100, NetworkError.AddressInUse);

        Assert.False(await daemon.ReloadAsync(() => _configuration with { Port = 2100, Users = [] }));

        Assert.Equal(21, Assert.Single(daemon.LocalEndPoints).Port);
        using IConnection still = await LogInAsync("secret", "230");
    }

    [Fact]
    public async Task Reload_OtherPort_MovesTheListener()
    {
        await using FerryDaemon daemon = Start(_configuration);

        Assert.True(await daemon.ReloadAsync(() => _configuration with { Port = 2100 }));

        Assert.Equal(2100, Assert.Single(daemon.LocalEndPoints).Port);
        Assert.Equal(1, _network.OpenListeners);
    }

    [Fact]
    public async Task Reload_XferLog_StartsAndStopsAndIsReopened()
    {
        string file = Path.Combine(_directory, "xferlog");
        FerryConfiguration with = _configuration with { XferLog = file };
        await using FerryDaemon daemon = Start(_configuration);

        Assert.True(await daemon.ReloadAsync(() => with));
        Assert.True(File.Exists(file));
        Assert.True(await daemon.ReloadAsync(() => with));
        Assert.True(await daemon.ReloadAsync(() => _configuration));

        // Nobody holds it any more: it can be opened alone.
        new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
    }

    [Fact]
    public async Task Drain_IdleSession_Gets421AndNobodyNewComesIn()
    {
        await using FerryDaemon daemon = Start(_configuration);
        using IConnection idle = await LogInAsync("secret", "230");

        await daemon.DrainAsync(TestContext.Current.CancellationToken);

        Assert.StartsWith("421", await ReadAsync(idle), StringComparison.Ordinal);
        Assert.Equal(0, _network.OpenListeners);
        Assert.Equal(0, daemon.SessionCount);
    }

    [Fact]
    public async Task Dispose_Twice_IsHarmless()
    {
        FerryDaemon daemon = Start(_configuration);

        await daemon.DisposeAsync();
        await daemon.DisposeAsync();

        Assert.Single(_logger.Messages, "Information: Stopped");
        Assert.Equal(0, _network.OpenListeners);
    }

    private FerryDaemon Start(FerryConfiguration configuration)
    {
        FerryDaemon daemon =
            new(configuration, new FerryDaemonParts { Network = _network, Clock = new FakeClock(), Logger = _logger });
        daemon.Start();
        return daemon;
    }

    private async Task<DaemonException> FailAsync(FerryConfiguration configuration)
    {
        await using FerryDaemon daemon =
            new(configuration, new FerryDaemonParts { Network = _network, Clock = new FakeClock(), Logger = _logger });
        return Assert.Throws<DaemonException>(daemon.Start);
    }

    private void Refuse(Predicate<int> ports, NetworkError error) => _network.BeforeListen = local =>
    {
        if (ports(local.Port))
        {
            throw new NetworkException(error, "Refused by the test.");
        }
    };

    private async Task<IConnection> LogInAsync(string password, string expected)
    {
        IConnection connection = await _network.ConnectAsync(
            null, new IPEndPoint(IPAddress.Loopback, 21), TestContext.Current.CancellationToken);
        Assert.StartsWith("220", await ReadAsync(connection), StringComparison.Ordinal);
        Assert.StartsWith("331", await AskAsync(connection, "USER anna"), StringComparison.Ordinal);
        Assert.StartsWith(expected, await AskAsync(connection, $"PASS {password}"), StringComparison.Ordinal);
        return connection;
    }

    private static async Task<string> AskAsync(IConnection connection, string command)
    {
        await connection.SendAsync(
            Encoding.UTF8.GetBytes(command + "\r\n"), TestContext.Current.CancellationToken);
        return await ReadAsync(connection);
    }

    // Replies here are short: each arrives whole.
    private static async Task<string> ReadAsync(IConnection connection)
    {
        byte[] buffer = new byte[1024];
        int count = await connection.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(buffer, 0, count);
    }
}
