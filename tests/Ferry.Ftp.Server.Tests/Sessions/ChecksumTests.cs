using System.Security.Cryptography;
using Ferry.Storage;
using Ferry.Testing.Ftp;

namespace Ferry.Ftp.Server.Tests.Sessions;

/// <summary>HASH, RANG, OPTS HASH, XCRC and its kin: draft-bryan-ftpext-hash, draft-bryan-ftp-range.</summary>
public class ChecksumTests
{
    private const string Whole = "15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225"; // of 123456789

    [Theory]
    [InlineData("HASH a", "213 SHA-256 0-8 " + Whole + " /a")]
    [InlineData("hash /sub/../a", "213 SHA-256 0-8 " + Whole + " /a")]
    [InlineData("HASH empty", "213 SHA-256 0-0 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 /empty")]
    [InlineData("HASH", "501 *")]
    [InlineData("HASH nowhere", "550 *")]
    [InlineData("HASH sub", "553 *")]
    [InlineData("HASH a 1", "550 *")]
    [InlineData("OPTS HASH", "200 SHA-256")]
    [InlineData("OPTS HASH sha-1", "200 SHA-1")]
    [InlineData("OPTS HASH CRC-37", "501 Unknown algorithm, current selection not changed.")]
    [InlineData("RANG 0 4", "350 *")]
    [InlineData("RANG 1 0", "350 Range reset *")]
    [InlineData("RANG 2 1", "501 *")]
    [InlineData("RANG 2", "501 *")]
    [InlineData("RANG", "501 *")]
    [InlineData("XCRC a", "250 CBF43926")]
    [InlineData("XCRC \"a\"", "250 CBF43926")]
    [InlineData("XCRC empty", "250 00000000")]
    [InlineData("XCRC a 0 9", "250 CBF43926")]
    [InlineData("XCRC a 0 100", "250 CBF43926")]
    [InlineData("XCRC two 1", "250 CBF43926")]
    [InlineData("XCRC two 1 10", "250 CBF43926")]
    [InlineData("XCRC \"two\" 1 10", "250 CBF43926")]
    [InlineData("XCRC name 1", "250 E8B7BE43")]
    [InlineData("XCRC a 9", "550 *")]
    [InlineData("XCRC \"a\" 2 1", "501 *")]
    [InlineData("XCRC \"a\" x", "501 *")]
    [InlineData("XCRC nowhere", "550 *")]
    [InlineData("XCRC nowhere 1 2", "550 *")]
    [InlineData("XCRC sub", "550 *")]
    [InlineData("XCRC", "501 *")]
    [InlineData("XMD5 a", "250 25F9E794323B453885F5181F1B624D0B")]
    [InlineData("XSHA1 a", "250 F7C3BC1D808E04732ADF679965CCC34CA7AE3441")]
    [InlineData("XSHA256 a", "250 15E2B0D3C33891EBB0F1EF609EC419420C20E320CE94C65FBC8C3312448EB225")]
    [InlineData("XSHA512 a", "250 D9E6762DD1C8EAF6D61B3C6192FC408D4D6D5F1176D0C29169BC24E71C3F274A*")]
    public Task Command_Asked_Replies(string command, string reply) =>
        Transcript.RunAsync($"{Transcript.LogIn}C: {command}\nS: {reply}\n", Arrange);

    [Theory]
    [InlineData("HASH a", 552)]
    [InlineData("XCRC a", 550)]
    public Task Command_OfOneWhoMayNotRead_IsRefused(string command, int code) => Transcript.RunAsync(
        $"S: 220 *\nC: USER carl\nS: 331 *\nC: PASS secret\nS: 230 *\nC: {command}\nS: {code} *\n", Arrange);

    [Fact]
    public Task Opts_Hash_HoldsUntilRein() => Transcript.RunAsync(
        Transcript.LogIn + """
        C: OPTS HASH CRC32
        S: 200 CRC32
        C: HASH a
        S: 213 CRC32 0-8 cbf43926 /a
        C: REIN
        S: 220 *
        C: OPTS HASH
        S: 200 SHA-256
        """,
        Arrange);

    [Fact]
    public Task Rang_BeforeHash_HoldsForThatOnly() => Transcript.RunAsync(
        Transcript.LogIn + """
        C: OPTS HASH CRC32
        S: 200 *
        C: RANG 1 9
        S: 350 *
        C: HASH two
        S: 213 CRC32 1-9 cbf43926 /two
        C: RANG 1 100
        S: 350 *
        C: NOOP
        S: 200 *
        C: HASH two
        S: 213 CRC32 1-9 cbf43926 /two
        C: HASH a
        S: 213 CRC32 0-8 cbf43926 /a
        C: RANG 3 3
        S: 350 *
        C: RANG 1 0
        S: 350 *
        C: HASH a
        S: 213 CRC32 0-8 cbf43926 /a
        C: RANG 3 3
        S: 350 *
        C: RANG 3 2
        S: 501 *
        C: HASH a
        S: 213 CRC32 0-8 cbf43926 /a
        C: RANG 9 9
        S: 350 *
        C: HASH a
        S: 550 *
        """,
        Arrange);

    [Fact]
    public Task Rang_BeforeRetr_SendsThatPart() => Transcript.RunAsync(
        Transcript.LogIn + """
        C: TYPE I
        S: 200 *
        C: EPSV
        S: 229 *
        C: RANG 2 4
        S: 350 *
        D: connect
        C: RETR a
        S: 150 *(3 bytes).
        D< 345
        S: 226 *
        C: EPSV
        S: 229 *
        C: RANG 20 24
        S: 350 *
        D: connect
        C: RETR a
        S: 150 *(0 bytes).
        D< 
        S: 226 *
        C: EPSV
        S: 229 *
        D: connect
        C: RETR a
        S: 150 *
        D< 123456789
        S: 226 *
        C: RANG 2 4
        S: 350 *
        C: TYPE A
        S: 200 *
        C: RETR a
        S: 550 *
        """,
        Arrange);

    [Theory]
    [InlineData("STOR a")]
    [InlineData("APPE a")]
    [InlineData("STOU")]
    public Task Rang_BeforeAnUpload_IsRefusedAndForgotten(string command) => Transcript.RunAsync(
        Transcript.LogIn + $"""
        C: RANG 2 4
        S: 350 *
        C: {command}
        S: 553 *
        C: HASH a
        S: 213 SHA-256 0-8 *
        """,
        Arrange,
        check: server => Assert.Equal("123456789"u8, server.Memory.ReadFile("/a")));

    [Fact]
    public Task Hash_OfALongFile_IsThatOfAllItsBlocks()
    {
        byte[] octets = new byte[(3 * 1024 * 1024) + 17];
        new Random(1).NextBytes(octets);
        string digest = Convert.ToHexStringLower(SHA256.HashData(octets));
        return Transcript.RunAsync(
            $"{Transcript.LogIn}C: HASH long\nS: 213 SHA-256 0-{octets.Length - 1} {digest} /long\n",
            server => server.Memory.AddFile("/long", octets));
    }

    [Fact]
    public async Task Abor_InTheMiddle_Replies450Then226()
    {
        (TestServer server, TestUser user, _) = await HeldAsync();
        await using TestServer ownedServer = server;
        using TestUser ownedUser = user;
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;

        await user.SendAsync("HASH a", cancellationToken);
        Assert.Equal("200 Command okay.", await user.AskAsync("NOOP", cancellationToken));
        Assert.Equal("211-HASH /a: 0 of 9 bytes.\n211 End.", await user.AskAsync("STAT", cancellationToken));
        Assert.Equal("450 HASH aborted.", await user.AskAsync("ABOR", cancellationToken));
        Assert.StartsWith("226 ", await user.ReadReplyAsync(cancellationToken), StringComparison.Ordinal);
        Assert.StartsWith("200 ", await user.AskAsync("NOOP", cancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quit_InTheMiddle_WaitsForTheChecksum()
    {
        (TestServer server, TestUser user, TaskCompletionSource hold) = await HeldAsync();
        await using TestServer ownedServer = server;
        using TestUser ownedUser = user;
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;

        await user.SendAsync("XCRC a", cancellationToken);
        await user.SendAsync("QUIT", cancellationToken);
        hold.SetResult();
        Assert.Equal("250 CBF43926", await user.ReadReplyAsync(cancellationToken));
        Assert.StartsWith("221 ", await user.ReadReplyAsync(cancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_InTheMiddle_EndsTheSession()
    {
        (TestServer server, TestUser user, _) = await HeldAsync();
        using TestUser ownedUser = user;
        await user.SendAsync("HASH a", TestContext.Current.CancellationToken);
        await user.AskAsync("NOOP", TestContext.Current.CancellationToken);
        await server.DisposeAsync();
    }

    [Theory]
    [InlineData(1, "451")]
    [InlineData(3, "213")]
    public async Task Question_AskedAgain_CostsNothingOnceTheFileHasSettled(int seconds, string code)
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        MemoryStore files = new();
        FaultyStore store = new(files) { Fails = "Read" };
        await using TestServer server = new(store: store);
        files.AddFile("/a", "123456789");
        await files.SetAttributesAsync(
            StorePath.Parse("/a"), new() { ModifiedUtc = server.Clock.GetUtcNow().UtcDateTime.AddSeconds(-seconds) }, cancellationToken);
        using TestUser user = await server.ConnectAsync(cancellationToken);
        await user.LogInAsync(cancellationToken);
        Assert.StartsWith("213 ", await user.AskAsync("HASH a", cancellationToken), StringComparison.Ordinal);

        store.Throw = () => new StoreException(StoreError.Failed, "Fails.");
        string again = await user.AskAsync("HASH a", cancellationToken);
        Assert.StartsWith(code, again, StringComparison.Ordinal);
        Assert.StartsWith("451 ", await user.AskAsync("XCRC a", cancellationToken), StringComparison.Ordinal);
    }

    private static void Arrange(TestServer server)
    {
        server.Memory.AddFile("/a", "123456789");
        server.Memory.AddFile("/two", "0123456789");
        server.Memory.AddFile("/name 1", "a");
        server.Memory.AddFile("/empty", "");
        server.Memory.AddDirectory("/sub");
    }

    /// <summary>A user logged in to a server whose files cannot be read before the source says so.</summary>
    private static async Task<(TestServer Server, TestUser User, TaskCompletionSource Hold)> HeldAsync()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        TaskCompletionSource hold = new(TaskCreationOptions.RunContinuationsAsynchronously);
        MemoryStore files = new();
        files.AddFile("/a", "123456789");
        TestServer server = new(store: new FaultyStore(files) { BeforeRead = hold.Task.WaitAsync });
        TestUser user = await server.ConnectAsync(cancellationToken);
        await user.LogInAsync(cancellationToken);
        return (server, user, hold);
    }
}
