using System.ComponentModel.DataAnnotations;
using System.Net;
using Ferry.Testing.Ftp;

namespace Ferry.Ftp.Server.Tests.Sessions;

/// <summary>Sessions in all and per address, and options out of their range.</summary>
public class LimitTests
{
    private static readonly IPEndPoint ControlPort6 = new(IPAddress.Parse("2001:db8::1"), 21);

    public static TheoryData<string, FtpServerOptions> Wrong => new()
    {
        { "Listen", new() { Listen = [] } },
        { "PassivePortMin", new() { PassivePortMin = -1, PassivePortMax = 5 } },
        { "passive ports", new() { PassivePortMin = 5000, PassivePortMax = 4999 } },
        { "passive ports", new() { PassivePortMin = 0, PassivePortMax = 4999 } },
        { "passive address", new() { PassiveAddress = IPAddress.IPv6Loopback } },
        { "MaxCommandLine", new() { MaxCommandLine = 255 } },
        { "MaxCommandLine", new() { MaxCommandLine = 65537 } },
        { "LoginTimeout", new() { LoginTimeout = TimeSpan.Zero } },
        { "LoginTimeout", new() { LoginTimeout = Timeout.InfiniteTimeSpan } },
        { "IdleTimeout", new() { IdleTimeout = TimeSpan.FromDays(2) } },
        { "MaxIdleTimeout", new() { MaxIdleTimeout = TimeSpan.FromSeconds(1) } },
        { "DataOpenTimeout", new() { DataOpenTimeout = TimeSpan.FromHours(1) } },
        { "StallTimeout", new() { StallTimeout = TimeSpan.Zero } },
        { "DrainTimeout", new() { DrainTimeout = TimeSpan.FromSeconds(-1) } },
        { "MaxSessions", new() { MaxSessions = 0 } },
        { "MaxSessionsPerAddress", new() { MaxSessionsPerAddress = 0 } },
        { "MaxLoginAttempts", new() { MaxLoginAttempts = 0 } },
        { "FreeLoginFailures", new() { FreeLoginFailures = 0 } },
        { "MaxLoginDelay", new() { MaxLoginDelay = TimeSpan.FromSeconds(61) } },
        { "MaxListedEntries", new() { MaxListedEntries = 0 } },
        { "MaxListingDepth", new() { MaxListingDepth = 101 } },
        { "Umask", new() { Umask = 512 } },
        { "EbcdicCodePage", new() { EbcdicCodePage = (EbcdicCodePage)2 } },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public async Task Options_OutOfRange_AreRefusedByName(string option, FtpServerOptions options)
    {
        await using TestServer server = new();
        ValidationException atStart = Assert.Throws<ValidationException>(() => new FtpServer(Parts(server), options));
        ValidationException atReload = Assert.Throws<ValidationException>(() => server.Server.Reload(options));

        Assert.Contains(option, atStart.Message, StringComparison.Ordinal);
        Assert.Equal(atStart.Message, atReload.Message);
        Assert.Equal([TestServer.ControlPort], server.Server.LocalEndPoints);
    }

    [Fact]
    public async Task Options_Default_AreValid()
    {
        await using TestServer server = new();
        await using FtpServer other = new(Parts(server), new());
    }

    [Fact]
    public Task Sessions_InAll_AreLimited() => Simulation.RunAsync(async simulation =>
    {
        await using TestServer server = new(new() { MaxSessions = 3 });
        simulation.Clock = server.Clock;
        List<TestUser> users = [];
        for (int i = 1; i <= 3; i++)
        {
            users.Add(await GreetedAsync(server, $"192.0.2.{i}"));
        }

        await RefusedAsync(server, "192.0.2.4", "421 Too many sessions; *");
        users[0].Dispose();
        await simulation.SettleAsync();
        users.Add(await GreetedAsync(server, "192.0.2.4"));
        users.ForEach(u => u.Dispose());
    });

    [Fact]
    public Task Sessions_LastTenth_IsKeptForAddressesThatHaveNone() => Simulation.RunAsync(async simulation =>
    {
        await using TestServer server = new(new() { MaxSessions = 10 });
        simulation.Clock = server.Clock;
        List<TestUser> users = [];
        for (int i = 0; i < 9; i++)
        {
            users.Add(await GreetedAsync(server, "192.0.2.1"));
        }

        await RefusedAsync(server, "192.0.2.1", "421 Too many sessions; *");
        users.Add(await GreetedAsync(server, "192.0.2.2"));
        await RefusedAsync(server, "192.0.2.3", "421 Too many sessions; *");
        users.ForEach(u => u.Dispose());
    });

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1", "192.0.2.2")]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:3::1")]
    public Task Sessions_OfOneAddress_AreLimited(string first, string same, string other) =>
        Simulation.RunAsync(async simulation =>
    {
        FtpServerOptions options = new() { MaxSessionsPerAddress = 1 };
        await using TestServer server = new(options);
        simulation.Clock = server.Clock;
        server.Server.Reload(options with { Listen = [TestServer.ControlPort, ControlPort6] });
        using TestUser one = await GreetedAsync(server, first);
        await RefusedAsync(server, same, "421 Too many sessions from your address; *");
        using TestUser two = await GreetedAsync(server, other);
        one.Dispose();
        await simulation.SettleAsync();
        using TestUser three = await GreetedAsync(server, same);
    });

    internal static async Task<TestUser> GreetedAsync(TestServer server, string from)
    {
        TestUser user = await ConnectAsync(server, from);
        Assert.StartsWith("220 ", await user.ReadReplyAsync(CancellationToken.None), StringComparison.Ordinal);
        return user;
    }

    private static FtpServerParts Parts(TestServer server) => new()
    {
        Network = server.Network,
        Accounts = new TestAccounts(),
        Stores = _ => server.Memory,
        Clock = server.Clock,
    };

    private static async Task<TestUser> ConnectAsync(TestServer server, string from)
    {
        IPAddress address = IPAddress.Parse(from);
        IPEndPoint to = address.GetAddressBytes().Length == 4 ? TestServer.ControlPort : ControlPort6;
        return new(server, await server.Network.ConnectAsync(new(address, 0), to, CancellationToken.None));
    }

    private static async Task RefusedAsync(TestServer server, string from, string reply)
    {
        using TestUser user = await ConnectAsync(server, from);
        Assert.StartsWith(reply.TrimEnd('*'), await user.ReadReplyAsync(CancellationToken.None),
            StringComparison.Ordinal);
        Assert.Null(await user.ReadLineAsync(CancellationToken.None));
    }
}
