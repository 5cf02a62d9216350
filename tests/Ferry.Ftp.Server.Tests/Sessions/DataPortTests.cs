using System.Net;
using Ferry.Network;
using Ferry.Testing.Ftp;

namespace Ferry.Ftp.Server.Tests.Sessions;

/// <summary>PORT, PASV, EPRT, EPSV: RFC 959 §4.1.2, RFC 2428, RFC 2577.</summary>
public class DataPortTests
{
    [Theory]
    [InlineData("PORT 192,0,2,77,4,0", "200 *")]
    [InlineData("PORT 192,0,2,78,4,0", "504 *")]
    [InlineData("PORT 127,0,0,1,4,0", "504 *")]
    [InlineData("PORT 192,0,2,77,3,255", "504 *")]
    [InlineData("PORT 192,0,2,77,4", "501 *")]
    [InlineData("PORT 192,0,2,77,4,256", "501 *")]
    [InlineData("PORT 192,0,2,077,4,0,", "501 *")]
    [InlineData("EPRT |1|192.0.2.77|1024|", "200 *")]
    [InlineData("EPRT |1|192.0.2.78|1024|", "504 *")]
    [InlineData("EPRT |1|192.0.2.77|1023|", "504 *")]
    [InlineData("EPRT |2|::ffff:192.0.2.77|1024|", "200 *")]
    [InlineData("EPRT |2|::|1024|", "200 *")]
    [InlineData("EPRT |2|::|1023|", "504 *")]
    [InlineData("EPRT |3|x|1024|", "522 *(1)*")]
    [InlineData("EPRT |1|localhost|1024|", "501 *")]
    [InlineData("EPRT |1|3221226061|1024|", "501 *")]
    [InlineData("EPSV 1", "229 *")]
    [InlineData("EPSV 2", "522 *(1)*")]
    [InlineData("EPSV 3", "522 *(1)*")]
    [InlineData("EPSV x", "501 *")]
    public Task DataPortCommand_Argument_DrawsReply(string command, string reply) =>
        Transcript.RunAsync($"{Transcript.LogIn}C: {command}\nS: {reply}");

    [Fact]
    public Task EpsvAll_Given_RefusesTheOthers() => Transcript.RunAsync(
        Transcript.LogIn + """
        C: EPSV ALL
        S: 200 *
        C: PASV
        S: 503 *
        C: PORT 192,0,2,77,4,0
        S: 503 *
        C: EPRT |1|192.0.2.77|1024|
        S: 503 *
        C: EPSV
        S: 229 *
        """);

    [Fact]
    public async Task Stranger_OnPassivePort_IsDroppedAndTheOwnerServed()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        await using TestServer server = new();
        server.Memory.AddFile("/a", "mine");
        using TestUser user = await server.ConnectAsync(cancellationToken);
        await user.LogInAsync(cancellationToken);
        string reply = await user.AskAsync("EPSV", cancellationToken);
        int port = int.Parse(reply.Split('|')[3], System.Globalization.CultureInfo.InvariantCulture);
        IPEndPoint passive = new(TestServer.ControlPort.Address, port);

        using IConnection stranger = await server.Network.ConnectAsync(
            new(IPAddress.Parse("192.0.2.99"), 0), passive, cancellationToken);
        Assert.StartsWith("150", await user.AskAsync("RETR a", cancellationToken), StringComparison.Ordinal);
        await Assert.ThrowsAsync<NetworkException>(() => stranger.ReceiveAsync(new byte[9], cancellationToken).AsTask());

        using IConnection owner = await server.Network.ConnectAsync(new(TestServer.UserAddress, 0), passive, cancellationToken);
        byte[] buffer = new byte[9];
        Assert.Equal(4, await owner.ReceiveAsync(buffer, cancellationToken));
        Assert.StartsWith("226", await user.ReadReplyAsync(cancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public Task PassiveRange_Exhausted_Replies425() => Transcript.RunAsync(
        Transcript.LogIn + """
        C: PASV
        S: 425 *
        C: EPSV
        S: 425 *
        """,
        server => server.Network.BeforeListen = local =>
            throw new NetworkException(NetworkError.AddressInUse, $"{local} is in use."),
        new() { PassivePortMin = 50000, PassivePortMax = 50003 });

    [Fact]
    public Task Pasv_BehindNat_TellsThePublicAddress() => Transcript.RunAsync(
        Transcript.LogIn + """
        C: PASV
        S: 227 *(198,51,100,7,*
        """,
        options: new() { PassiveAddress = IPAddress.Parse("198.51.100.7") });
}
