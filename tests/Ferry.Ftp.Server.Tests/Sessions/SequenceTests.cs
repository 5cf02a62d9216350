using System.Text;
using Ferry.Network;
using Ferry.Testing.Ftp;

namespace Ferry.Ftp.Server.Tests.Sessions;

/// <summary>Commands and time in an order that nobody expects.</summary>
public class SequenceTests
{
    private const string Upload = Transcript.LogIn + """
        C: TYPE I
        S: 200 *
        C: EPSV
        S: 229 *
        D: connect
        C: STOR a
        S: 150 *

        """;

    [Fact]
    public Task Rnfr_SameFileTwice_CanStillBeRenamed() => Transcript.RunAsync(
        Transcript.LogIn + """
        C: RNFR a
        S: 350 *
        C: RNFR a
        S: 350 *
        C: RNTO b
        S: 250 *
        """,
        server => server.Memory.AddFile("/a", "a"));

    [Fact]
    public Task Rnfr_ThenOneThatFails_ForgetsTheFirst() => Transcript.RunAsync(
        Transcript.LogIn + """
        C: RNFR a
        S: 350 *
        C: RNFR nowhere
        S: 550 *
        C: RNTO b
        S: 503 *
        """,
        server => server.Memory.AddFile("/a", "a"));

    [Fact]
    public Task Abor_TwiceInOnePacket_IsAnsweredTwice() => Transcript.RunAsync(
        Upload + """
        C: ABOR\r\nABOR
        S: 426 *
        S: 226 *
        S: 226 *
        C: NOOP
        S: 200 *
        """);

    [Fact]
    public async Task Line_WithoutEndDuringUpload_Replies426Then421()
    {
        string endless = new('x', 70_000);
        await Transcript.RunAsync(
            $"""
            {Upload}
            C: {endless}
            S: 426 *
            S: 421 *
            S: closed
            """,
            check: server => Assert.False(server.Memory.Contains("/a")));
    }

    [Fact]
    public Task User_LongAfterLogin_HasTheWholeLoginTimeAgain() => Transcript.RunAsync(
        Transcript.LogIn + """
        T: 200
        C: USER rita
        S: 331 *
        T: 50
        C: PASS secret
        S: 230 *
        T: 200
        C: REIN
        S: 220 *
        T: 50
        C: USER anna
        S: 331 *
        T: 11
        S: 421 Login took too long*
        S: closed
        """);

    [Fact]
    public Task Transfer_BegunInTheLoginsPacket_OutlivesTheLoginTime() => Simulation.RunAsync(async simulation =>
    {
        await using TestServer server = new();
        simulation.Clock = server.Clock;
        using IListener listener = server.Network.Listen(new(TestServer.UserAddress, 50000), 1);
        using TestUser user = await server.ConnectAsync(CancellationToken.None);
        await user.SendRawAsync("USER anna\r\nPASS secret\r\nPORT 192,0,2,77,195,80\r\nSTOR a\r\n",
            CancellationToken.None);
        using IConnection data = await listener.AcceptAsync(CancellationToken.None);
        for (int i = 0; i < 5; i++)
        {
            await data.SendAsync("x"u8.ToArray(), CancellationToken.None);
            await simulation.SettleAsync();
            server.Clock.Advance(TimeSpan.FromSeconds(40));
        }

        await data.ShutdownAsync(CancellationToken.None);
        foreach (string code in (string[])["220", "331", "230", "200", "125", "226"])
        {
            Assert.StartsWith(code, await user.ReadReplyAsync(CancellationToken.None), StringComparison.Ordinal);
        }
    });

    [Theory]
    [InlineData("NOOP a\0b")]
    [InlineData("QUIT a\0b")]
    public Task Nul_InAnyCommand_Replies501(string command) => Transcript.RunAsync(
        $"S: 220 *\nC: {command.Replace("\0", "\\0", StringComparison.Ordinal)}\nS: 501 *\nC: NOOP\nS: 200 *");

    [Theory]
    [InlineData("STAT")]
    [InlineData("STAT /")]
    [InlineData("PASV\r\nRETR a")]
    public Task User_WhoReadsNoReplies_IsSentAwayInTheEnd(string command) => Simulation.RunAsync(async simulation =>
    {
        await using TestServer server = new(network: new() { PipeCapacity = 100 });
        simulation.Clock = server.Clock;
        server.Memory.AddFile("/a", new string('a', 100_000));
        using TestUser user = await server.ConnectAsync(CancellationToken.None);
        await user.LogInAsync(CancellationToken.None);
        Task sending = user.SendRawAsync(
            string.Concat(Enumerable.Repeat(command + "\r\n", 20)), CancellationToken.None).AsTask();
        while (server.Server.SessionCount > 0)
        {
            await simulation.SettleAsync();
            Assert.True(server.Clock.GetTimestamp() < TimeSpan.FromHours(1).Ticks);
            server.Clock.Advance(TimeSpan.FromSeconds(10));
        }

        user.Dispose();
        await Task.WhenAny(sending);
    });

    [Fact]
    public Task Reset_OfTheControlConnection_BreaksTheDataConnectionToo() => Simulation.RunAsync(async simulation =>
    {
        await using TestServer server = new(network: new() { PipeCapacity = 1000 });
        simulation.Clock = server.Clock;
        server.Memory.AddFile("/a", new string('a', 5000));
        using TestUser user = await server.ConnectAsync(CancellationToken.None);
        await user.LogInAsync(CancellationToken.None);
        using IListener listener = server.Network.Listen(new(TestServer.UserAddress, 50000), 1);
        await user.SendRawAsync("PORT 192,0,2,77,195,80\r\nRETR a\r\n", CancellationToken.None);
        user.Control.Abort();
        using IConnection data = await listener.AcceptAsync(CancellationToken.None);

        // An end in good order would look like a short file.
        await Assert.ThrowsAsync<NetworkException>(async () =>
        {
            byte[] buffer = new byte[100];
            while (await data.ReceiveAsync(buffer, CancellationToken.None) > 0)
            {
            }
        });
    });

    [Fact]
    public async Task Names_WithOddCharacters_CannotForgeReplies()
    {
        string odd = "\x1B[31m\x07\x7F" + Encoding.Latin1.GetString("\u202E\u0085"u8);
        await Transcript.RunAsync(
            $"""
            {Transcript.LogIn}
            C: CWD {odd}
            S: 550 /?[31m??*: no such file or directory.
            C: MKD {odd}
            S: 257 "/?[31m??*" created.
            C: SITE {odd}
            S: 504 *
            C: HELP {odd}
            S: 501 *
            C: STAT {odd}
            S: 212-Status of /?[31m??*:
            S: 212 End.
            """);
    }
}
