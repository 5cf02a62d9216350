using System.Text;
using Ferry.Testing.Ftp;

namespace Ferry.Ftp.Server.Tests.Sessions;

/// <summary>Rubbish on the control connection.</summary>
public class HostileLineTests
{
    [Fact]
    public async Task Line_TooLong_Replies500AndGoesOn()
    {
        string name = new('x', 8200);
        await Transcript.RunAsync($"{Transcript.LogIn}C: SIZE {name}\nS: 500 *\nC: NOOP\nS: 200 *");
    }

    [Fact]
    public async Task Line_WithoutEnd_Replies421AndCloses()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        await using TestServer server = new();
        using TestUser user = await server.ConnectAsync(cancellationToken);
        await user.ReadReplyAsync(cancellationToken);
        Task sending = user.SendRawAsync(new string('x', 70_000), cancellationToken).AsTask();
        Assert.StartsWith("421", await user.ReadReplyAsync(cancellationToken), StringComparison.Ordinal);
        Assert.Null(await user.ReadLineAsync(cancellationToken));
        await Task.WhenAny(sending);
    }

    [Fact]
    public async Task Commands_ThousandInOnePacket_AreAnsweredInOrder()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        await using TestServer server = new();
        using TestUser user = await server.ConnectAsync(cancellationToken);
        await user.LogInAsync(cancellationToken);
        StringBuilder commands = new();
        for (int i = 0; i < 500; i++)
        {
            commands.Append("NOOP\r\nPWD\r\n");
        }

        Task sending = user.SendRawAsync(commands.ToString(), cancellationToken).AsTask();
        for (int i = 0; i < 500; i++)
        {
            Assert.StartsWith("200", await user.ReadReplyAsync(cancellationToken), StringComparison.Ordinal);
            Assert.StartsWith("257", await user.ReadReplyAsync(cancellationToken), StringComparison.Ordinal);
        }

        await sending;
    }

    [Fact]
    public Task Telnet_Negotiation_IsRefusedAndTransparent() => Transcript.RunAsync(
        """
        S: 220 *
        C: \xFF\xFD\x01NO\xFF\xF1OP
        S: \xFF\xFC\x01200 *
        """);

    [Fact]
    public Task Name_WithOctet255_IsEchoedDoubled() => Transcript.RunAsync(
        Transcript.LogIn + """
        C: MKD a\xFF\xFFb
        S: 257 "/a\xFF\xFFb" created.
        """);

    [Fact]
    public Task Reply_ToNameWithControlOctets_CannotBeForged() => Transcript.RunAsync(
        Transcript.LogIn + """
        C: SIZE a\r\0b
        S: 501 *
        C: CWD \x1B[2J
        S: 550 /?[2J: *
        """);
}
