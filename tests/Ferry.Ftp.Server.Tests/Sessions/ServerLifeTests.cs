using System.Net;
using Ferry.Network;
using Ferry.Testing.Ftp;
using Ferry.Testing.Network;

namespace Ferry.Ftp.Server.Tests.Sessions;

/// <summary>A server that drains, reloads, stops, serves many, or meets a bug.</summary>
public class ServerLifeTests
{
    [Fact]
    public Task Drain_IdleAndBusySessions_EndsTheFirstAndLetsTheSecondFinish() =>
        Simulation.RunAsync(async simulation =>
    {
        await using TestServer server = new();
        simulation.Clock = server.Clock;
        using TestUser newcomer = await LimitTests.GreetedAsync(server, "192.0.2.1");
        using TestUser idle = await LoggedInAsync(server);
        (TestUser busy, IConnection data) = await UploadingAsync(server);
        await data.SendAsync("whole"u8.ToArray(), CancellationToken.None);

        Task draining = server.Server.DrainAsync(CancellationToken.None);
        await AssertEndsAsync(newcomer, "421");
        await AssertEndsAsync(idle, "421");
        await Assert.ThrowsAsync<NetworkException>(() => server.ConnectAsync(CancellationToken.None).AsTask());
        Assert.Equal(1, server.Server.SessionCount);
        await data.ShutdownAsync(CancellationToken.None);
        await AssertEndsAsync(busy, "226", "421");
        await draining;
        Assert.Equal("whole"u8, server.Memory.ReadFile("/a"));
        busy.Dispose();
        data.Dispose();
    });

    [Fact]
    public Task Drain_TransferThatNeverEnds_IsCutAfterItsTime() => Simulation.RunAsync(async simulation =>
    {
        await using TestServer server = new();
        simulation.Clock = server.Clock;
        (TestUser busy, IConnection data) = await UploadingAsync(server);
        long start = server.Clock.GetTimestamp();
        await server.Server.DrainAsync(CancellationToken.None);
        Assert.InRange(server.Clock.GetElapsedTime(start), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(35));
        await AssertEndsAsync(busy, "426", "421");
        Assert.Equal(0, server.Server.SessionCount);
        Assert.False(server.Memory.Contains("/a"));
        busy.Dispose();
        data.Dispose();
        Assert.Equal(0, server.Network.OpenConnections);
    });

    [Fact]
    public Task Dispose_DuringTransfers_LeavesNothing() => Simulation.RunAsync(async simulation =>
    {
        TestServer server = new();
        simulation.Clock = server.Clock;
        (TestUser uploading, IConnection data) = await UploadingAsync(server);
        using TestUser waiting = await LoggedInAsync(server);
        await waiting.AskAsync("EPSV", CancellationToken.None);
        await waiting.SendAsync("LIST", CancellationToken.None);
        await waiting.ReadReplyAsync(CancellationToken.None);

        await server.DisposeAsync();
        await server.Server.DisposeAsync();
        Assert.False(server.Memory.Contains("/a"));
        uploading.Dispose();
        data.Dispose();
        waiting.Dispose();
        Assert.Equal(0, server.Network.OpenConnections);
        Assert.Equal(0, server.Clock.RunningTimers);
    });

    [Fact]
    public Task Tick_JustAfterASessionsEnd_DoesNoHarm() => Simulation.RunAsync(async simulation =>
    {
        LateTick events = new();
        await using TestServer server = new(events: events);
        simulation.Clock = server.Clock;
        Task stopping = Task.CompletedTask;
        events.Happen = () =>
        {
            server.Clock.Advance(TimeSpan.FromSeconds(100));
            stopping = server.Server.DisposeAsync().AsTask();
        };
        (await LimitTests.GreetedAsync(server, "192.0.2.1")).Dispose();
        await simulation.SettleAsync();
        await stopping;
        Assert.True(events.HasHappened);
    });

    [Fact]
    public Task Reload_OtherEndPoints_ListensThereAndKeepsSessions() => Simulation.RunAsync(async simulation =>
    {
        await using TestServer server = new();
        simulation.Clock = server.Clock;
        using TestUser old = await LoggedInAsync(server);
        IPEndPoint anyPort = new(TestServer.ControlPort.Address, 0);
        server.Server.Reload(server.Options with { Listen = [anyPort], Greeting = "New." });
        IPEndPoint chosen = Assert.Single(server.Server.LocalEndPoints);
        await Assert.ThrowsAsync<NetworkException>(() => server.ConnectAsync(CancellationToken.None).AsTask());
        using TestUser young = new(
            server, await server.Network.ConnectAsync(new(TestServer.UserAddress, 0), chosen, CancellationToken.None));
        Assert.Equal("220 New.", await young.ReadReplyAsync(CancellationToken.None));
        Assert.StartsWith("200", await old.AskAsync("NOOP", CancellationToken.None), StringComparison.Ordinal);

        server.Server.Reload(server.Options with { Listen = [TestServer.ControlPort] });
        Assert.Equal([TestServer.ControlPort], server.Server.LocalEndPoints);
    });

    [Fact]
    public Task Reload_PortInUse_KeepsTheOldOnes() => Simulation.RunAsync(async simulation =>
    {
        await using TestServer server = new();
        simulation.Clock = server.Clock;
        using (server.Network.Listen(new(TestServer.ControlPort.Address, 2121), 1))
        {
            FtpServerOptions wanted = server.Options with
            {
                Listen = [new(TestServer.ControlPort.Address, 2120), new(TestServer.ControlPort.Address, 2121)],
            };
            Assert.Throws<NetworkException>(() => server.Server.Reload(wanted));
        }

        Assert.Equal([TestServer.ControlPort], server.Server.LocalEndPoints);
        using TestUser user = await LoggedInAsync(server);
    });

    [Fact]
    public Task Bug_InTheStore_EndsThatSessionOnly() => Simulation.RunAsync(async simulation =>
    {
        EventLog events = new();
        FaultyStore store = new(new Storage.MemoryStore())
        {
            Throw = () => new InvalidOperationException("A bug."),
            Fails = nameof(Storage.IFileStore.GetEntryAsync),
        };
        TestServer server = new(store: store, events: events);
        simulation.Clock = server.Clock;
        using TestUser other = await LoggedInAsync(server);
        using TestUser unlucky = await LoggedInAsync(server);
        await unlucky.SendRawAsync("SIZE a\r\nMDTM a\r\n", CancellationToken.None);
        await AssertEndsAsync(unlucky, "550", "421");
        Assert.StartsWith("200", await other.AskAsync("NOOP", CancellationToken.None), StringComparison.Ordinal);
        Assert.Contains("failed A bug.", events.Lines);
        await server.Server.DisposeAsync();
        Assert.Single(server.Law.Violations);
    });

    [Fact]
    public Task Sessions_FiveHundredAtOnce_AllTransfer() => Simulation.RunAsync(async simulation =>
    {
        await using TestServer server = new(new() { MaxSessionsPerAddress = 500 });
        simulation.Clock = server.Clock;
        server.Memory.AddFile("/read", "the same for all");
        await Task.WhenAll(Enumerable.Range(0, 500).Select(number => TransferAsync(server, number)));
        await simulation.SettleAsync();
        Assert.Equal(0, server.Server.SessionCount);
        Assert.Equal(0, server.Network.OpenConnections);
        Assert.All(Enumerable.Range(0, 500), number =>
            Assert.Equal(1000 + number, server.Memory.ReadFile($"/{number}").Length));
    });

    private static async Task TransferAsync(TestServer server, int number)
    {
        using TestUser user = await LoggedInAsync(server);
        using (IConnection data = await StartAsync(server, user, $"STOR {number}"))
        {
            await data.SendAsync(new byte[1000 + number], CancellationToken.None);
            await data.ShutdownAsync(CancellationToken.None);
            Assert.StartsWith("226", await user.ReadReplyAsync(CancellationToken.None), StringComparison.Ordinal);
        }

        using (IConnection data = await StartAsync(server, user, "RETR read"))
        {
            byte[] received = await data.ReceiveToEndAsync(CancellationToken.None);
            Assert.Equal("the same for all"u8, received);
            Assert.StartsWith("226", await user.ReadReplyAsync(CancellationToken.None), StringComparison.Ordinal);
        }

        Assert.StartsWith("221", await user.AskAsync("QUIT", CancellationToken.None), StringComparison.Ordinal);
    }

    private static async Task<TestUser> LoggedInAsync(TestServer server)
    {
        TestUser user = await server.ConnectAsync(CancellationToken.None);
        await user.LogInAsync(CancellationToken.None);
        return user;
    }

    private static async Task<(TestUser User, IConnection Data)> UploadingAsync(TestServer server)
    {
        TestUser user = await LoggedInAsync(server);
        return (user, await StartAsync(server, user, "STOR a"));
    }

    private static async Task<IConnection> StartAsync(TestServer server, TestUser user, string command)
    {
        string reply = await user.AskAsync("EPSV", CancellationToken.None);
        int port = int.Parse(reply.Split('|')[3], System.Globalization.CultureInfo.InvariantCulture);
        IConnection data = await server.Network.ConnectAsync(
            new(TestServer.UserAddress, 0), new(TestServer.ControlPort.Address, port), CancellationToken.None);
        Assert.StartsWith("150", await user.AskAsync(command, CancellationToken.None), StringComparison.Ordinal);
        return data;
    }

    private static async Task AssertEndsAsync(TestUser user, params string[] codes)
    {
        foreach (string code in codes)
        {
            Assert.StartsWith(code, await user.ReadReplyAsync(CancellationToken.None), StringComparison.Ordinal);
        }

        Assert.Null(await user.ReadLineAsync(CancellationToken.None));
    }

    private sealed class LateTick : IFtpEvents
    {
        public Action? Happen { get; set; }

        public bool HasHappened { get; private set; }

        public void SessionClosed(FtpSessionFacts session, string reason)
        {
            Happen?.Invoke();
            HasHappened = true;
        }
    }
}
