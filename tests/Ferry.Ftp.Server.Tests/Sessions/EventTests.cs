using Ferry.Testing.Ftp;

namespace Ferry.Ftp.Server.Tests.Sessions;

/// <summary>What listeners are told, and in which order.</summary>
public class EventTests
{
    [Fact]
    public Task Session_WithTransfersAndRefusals_IsToldInOrder() => Simulation.RunAsync(async simulation =>
    {
        EventLog events = new();
        await using TestServer server = new(events: events);
        simulation.Clock = server.Clock;
        using Ferry.Network.IListener listener = server.Network.Listen(new(TestServer.UserAddress, 50000), 1);
        using TestUser user = await server.ConnectAsync(CancellationToken.None);
        await user.ReadReplyAsync(CancellationToken.None);
        string[] lines =
        [
            "USER anna", "pass wrong", "USER anna", "PASS secret", "PORT 192,0,2,78,195,80", "PORT 192,0,2,77,195,80",
        ];
        foreach (string line in lines)
        {
            await user.AskAsync(line, CancellationToken.None);
        }

        await user.SendAsync("STOR a", CancellationToken.None);
        using Ferry.Network.IConnection data = await listener.AcceptAsync(CancellationToken.None);
        await data.SendAsync("12345"u8.ToArray(), CancellationToken.None);
        await data.ShutdownAsync(CancellationToken.None);
        await user.ReadReplyAsync(CancellationToken.None);
        await user.ReadReplyAsync(CancellationToken.None);
        await user.AskAsync("QUIT", CancellationToken.None);
        Assert.Null(await user.ReadLineAsync(CancellationToken.None));
        await simulation.SettleAsync();

        Assert.Equal(
            [
                "opened 1", "reply 220",
                "command USER anna", "reply 331",
                "command pass ****", "login failed anna", "reply 530",
                "command USER anna", "reply 331",
                "command PASS ****", "logged in anna", "reply 230",
                "command PORT 192,0,2,78,195,80", "refused a data connection to a third host was asked for",
                "reply 504",
                "command PORT 192,0,2,77,195,80", "reply 200",
                "command STOR a", "data opened, active", "reply 125", "data closed", "reply 226",
                "transfer STOR /a 5 226",
                "command QUIT", "reply 221", "closed 1: the user quit",
            ],
            events.Lines);
    });

    [Theory]
    [InlineData("TYPE A", true)]
    [InlineData("TYPE E", true)]
    [InlineData("TYPE I", false)]
    [InlineData("TYPE L 8", false)]
    public Task Transfer_InEveryType_IsToldAsTextOrNot(string type, bool isText) => Simulation.RunAsync(async simulation =>
    {
        EventLog events = new();
        await using TestServer server = new(events: events);
        simulation.Clock = server.Clock;
        using Ferry.Network.IListener listener = server.Network.Listen(new(TestServer.UserAddress, 50000), 1);
        using TestUser user = await server.ConnectAsync(CancellationToken.None);
        await user.ReadReplyAsync(CancellationToken.None);
        foreach (string line in (string[])["USER anna", "PASS secret", type, "PORT 192,0,2,77,195,80"])
        {
            await user.AskAsync(line, CancellationToken.None);
        }

        await user.SendAsync("STOR a", CancellationToken.None);
        using Ferry.Network.IConnection data = await listener.AcceptAsync(CancellationToken.None);
        await data.ShutdownAsync(CancellationToken.None);
        await user.ReadReplyAsync(CancellationToken.None);
        await user.ReadReplyAsync(CancellationToken.None);
        await simulation.SettleAsync();

        Assert.Equal(isText, Assert.Single(events.Transfers).IsAscii);
    });
}
