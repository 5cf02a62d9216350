using Ferry.Testing.Ftp;

namespace Ferry.Ftp.Server.Tests.Sessions;

/// <summary>RFC 959 §4.1.1 and §6; limits on guessing.</summary>
public class LoginTests
{
    [Theory]
    [InlineData("PASV")]
    [InlineData("RETR a")]
    [InlineData("CWD /")]
    [InlineData("TYPE I")]
    [InlineData("STAT a")]
    [InlineData("SITE CHMOD 644 a")]
    public Task AnyCommand_BeforeLogin_Replies530(string command) => Transcript.RunAsync(
        $"""
        S: 220 *
        C: {command}
        S: 530 Please login with USER and PASS.
        """);

    [Fact]
    public Task Pass_WithoutUser_Replies503() => Transcript.RunAsync(
        """
        S: 220 *
        C: PASS secret
        S: 503 *
        """);

    [Fact]
    public Task Pass_AfterLogin_Replies202() => Transcript.RunAsync(
        Transcript.LogIn + """
        C: PASS secret
        S: 202 *
        """);

    [Fact]
    public Task User_UnknownOrKnown_DrawsTheSameReplies() => Transcript.RunAsync(
        """
        S: 220 *
        C: USER nobody
        S: 331 User name okay, need password.
        C: PASS x
        S: 530 Login incorrect.
        C: USER anna
        S: 331 User name okay, need password.
        C: PASS x
        S: 530 Login incorrect.
        """);

    [Fact]
    public Task Pass_ThreeTimesWrong_Replies421AndCloses() => Transcript.RunAsync(
        """
        S: 220 *
        C: USER anna
        S: 331 *
        C: PASS 1
        S: 530 *
        C: USER anna
        S: 331 *
        C: PASS 2
        S: 530 *
        C: USER anna
        S: 331 *
        C: PASS 3
        S: 421 *
        S: closed
        """);

    [Fact]
    public Task User_AfterLogin_ForgetsRights() => Transcript.RunAsync(
        Transcript.LogIn + """
        C: USER rita
        S: 331 *
        C: PWD
        S: 530 *
        C: USER rita
        S: 331 *
        C: PASS secret
        S: 230 *
        C: MKD new
        S: 550 *
        """);

    [Fact]
    public Task Rein_AfterLogin_StartsAnew() => Transcript.RunAsync(
        Transcript.LogIn + """
        C: TYPE I
        S: 200 *
        C: REIN
        S: 220 *
        C: SIZE a
        S: 530 *
        C: USER anna
        S: 331 *
        C: PASS secret
        S: 230 *
        C: SIZE a
        S: 550 SIZE needs TYPE I.
        """);

    [Fact]
    public Task Login_NotWithinItsTime_Replies421() => Transcript.RunAsync(
        """
        S: 220 *
        C: USER anna
        S: 331 *
        T: 61
        S: 421 *
        S: closed
        """);

    [Fact]
    public Task Session_IdleTooLong_Replies421() => Transcript.RunAsync(
        Transcript.LogIn + """
        C: NOOP
        S: 200 *
        T: 299
        C: NOOP
        S: 200 *
        T: 301
        S: 421 *
        S: closed
        """);

    [Fact]
    public Task SiteIdle_LongerTime_KeepsTheSession() => Transcript.RunAsync(
        Transcript.LogIn + """
        C: SITE IDLE 1000
        S: 200 *
        T: 900
        C: NOOP
        S: 200 *
        C: SITE IDLE 100000
        S: 501 *
        """);

    [Fact]
    public async Task Guesses_FromOneAddress_WaitForTheirTurn()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        await using TestServer server = new(new FtpServerOptions { MaxLoginAttempts = 100 });
        using TestUser guesser = await server.ConnectAsync(cancellationToken);
        await guesser.ReadReplyAsync(cancellationToken);
        for (int i = 0; i < 3; i++)
        {
            await guesser.AskAsync("USER anna", cancellationToken);
            Assert.StartsWith("530", await guesser.AskAsync("PASS wrong", cancellationToken), StringComparison.Ordinal);
        }

        await guesser.AskAsync("USER anna", cancellationToken);
        int timers = server.Clock.RunningTimers;
        await guesser.SendAsync("PASS wrong", cancellationToken);
        await server.Clock.WaitForTimersAsync(timers + 1, cancellationToken);

        // Somebody else comes in at once.
        using TestUser anna = await server.ConnectAsync(cancellationToken, System.Net.IPAddress.Parse("192.0.2.78"));
        await anna.LogInAsync(cancellationToken);

        server.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.StartsWith("530", await guesser.ReadReplyAsync(cancellationToken), StringComparison.Ordinal);
    }
}
