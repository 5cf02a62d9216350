using Ferry.Network;
using Ferry.Storage;
using Ferry.Testing.Ftp;

namespace Ferry.Ftp.Server.Tests.Sessions;

/// <summary>RETR, STOR, APPE, STOU, REST, ALLO and ABOR: RFC 959 §4.1.3, RFC 3659 §5.</summary>
public class TransferTests
{
    private const string Passive = """

        C: EPSV
        S: 229 *
        D: connect

        """;

    private const string Image = Transcript.LogIn + """
        C: TYPE I
        S: 200 *
        """;

    [Fact]
    public Task Retr_File_SendsItsOctets() => Transcript.RunAsync(
        Image + Passive + """
        C: RETR a.bin
        S: 150 *(5 bytes)*
        D< 1\r\n\xFF2
        S: 226 *
        """,
        server => server.Memory.AddFile("/a.bin", [.. "1\r\n"u8, 255, .. "2"u8]));

    [Fact]
    public Task Retr_MissingFile_Replies550() => Transcript.RunAsync(
        Image + """

        C: RETR nowhere.txt
        S: 550 /nowhere.txt: no such file or directory.
        """);

    [Fact]
    public Task Retr_Directory_Replies550() => Transcript.RunAsync(
        Image + """

        C: RETR sub
        S: 550 /sub: not a regular file.
        """,
        server => server.Memory.AddDirectory("/sub"));

    [Fact]
    public Task Retr_InTypeA_SendsNvtLines() => Transcript.RunAsync(
        Transcript.LogIn + Passive + """
        C: RETR a.txt
        S: 150 Data connection for /a.txt.
        D< one\r\ntwo\r\n
        S: 226 *
        """,
        server => server.Memory.AddFile("/a.txt", "one\ntwo\n"));

    [Fact]
    public Task Stor_InTypeA_StoresLocalLines() => Transcript.RunAsync(
        Transcript.LogIn + Passive + """
        C: STOR a.txt
        S: 150 *
        D> one\r\ntwo\r\n
        S: 226 *
        """,
        check: server => Assert.Equal("one\ntwo\n"u8, server.Memory.ReadFile("/a.txt")));

    [Fact]
    public Task Rest_BeforeRetr_SendsTheRestOnce() => Transcript.RunAsync(
        Image + """

        C: REST 3
        S: 350 *
        """ + Passive + """
        C: RETR a
        S: 150 *(2 bytes)*
        D< 45
        S: 226 *
        """ + Passive + """
        C: RETR a
        S: 150 *(5 bytes)*
        D< 12345
        S: 226 *
        """,
        server => server.Memory.AddFile("/a", "12345"));

    [Theory]
    [InlineData("REST 6", "550 * beyond the end *")]
    [InlineData("REST -1", "501 *")]
    [InlineData("REST x", "501 *")]
    [InlineData("REST 99999999999999999999", "501 *")]
    public async Task Rest_BeyondTheEndOrMalformed_IsRefused(string rest, string reply)
    {
        string answer = reply.StartsWith("501", StringComparison.Ordinal) ? "S: " + reply : "S: 350 *\nC: RETR a\nS: " + reply;
        await Transcript.RunAsync($"{Image}\nC: {rest}\n{answer}", server => server.Memory.AddFile("/a", "12345"));
    }

    [Fact]
    public Task Rest_BeforeRetrInTypeA_IsRefused() => Transcript.RunAsync(
        Transcript.LogIn + """
        C: REST 3
        S: 350 *
        C: RETR a
        S: 550 Restart needs TYPE I.
        """,
        server => server.Memory.AddFile("/a", "12345"));

    [Fact]
    public Task Rest_BeforeStor_GoesOnInPlace() => Transcript.RunAsync(
        Image + """

        C: REST 3
        S: 350 *
        """ + Passive + """
        C: STOR a
        S: 150 *
        D> xyz
        S: 226 *
        """,
        server => server.Memory.AddFile("/a", "12345"),
        check: server => Assert.Equal("123xyz"u8, server.Memory.ReadFile("/a")));

    [Fact]
    public Task Appe_File_AddsAtTheEnd() => Transcript.RunAsync(
        Image + Passive + """
        C: APPE a
        S: 150 *
        D> 678
        S: 226 *
        """ + Passive + """
        C: APPE new
        S: 150 *
        D> n
        S: 226 *
        """,
        server => server.Memory.AddFile("/a", "12345"),
        check: server =>
        {
            Assert.Equal("12345678"u8, server.Memory.ReadFile("/a"));
            Assert.Equal("n"u8, server.Memory.ReadFile("/new"));
        });

    [Fact]
    public Task Stou_WithoutName_TellsTheNameItChose() => Transcript.RunAsync(
        Image + Passive + """
        C: STOU
        S: 150 FILE: upload.*
        D> unique
        S: 226 *
        """);

    [Fact]
    public Task Stor_ResetInTheMiddle_KeepsTheOldFile() => Transcript.RunAsync(
        Image + Passive + """
        C: STOR a
        S: 150 *
        D: reset
        S: 426 *
        C: NOOP
        S: 200 *
        """,
        server => server.Memory.AddFile("/a", "old"),
        check: server => Assert.Equal("old"u8, server.Memory.ReadFile("/a")));

    [Fact]
    public Task Stor_WithoutChangeRight_RefusesToReplace() => Transcript.RunAsync(
        """
        S: 220 *
        C: USER carl
        S: 331 *
        C: PASS secret
        S: 230 *
        C: TYPE I
        S: 200 *
        C: EPSV
        S: 229 *
        D: connect
        C: STOR old
        S: 553 *
        C: STOR new
        S: 150 *
        D> n
        S: 226 *
        C: RETR old
        S: 550 *
        """,
        server => server.Memory.AddFile("/old", "old"));

    [Fact]
    public Task Stor_Silent_IsCutAfterTheStallTime() => Transcript.RunAsync(
        Image + Passive + """
        C: STOR a
        S: 150 *
        T: 30
        T: 31
        S: 426 *
        C: NOOP
        S: 200 *
        """,
        check: server => Assert.False(server.Memory.Contains("/a")));

    [Fact]
    public Task Retr_NobodyConnects_Replies425() => Transcript.RunAsync(
        Image + """

        C: EPSV
        S: 229 *
        C: RETR a
        S: 150 *
        T: 31
        S: 425 *
        C: NOOP
        S: 200 *
        """,
        server => server.Memory.AddFile("/a", "a"));

    [Fact]
    public Task Abor_DuringUpload_Replies426Then226() => Transcript.RunAsync(
        Image + Passive + """
        C: STOR a
        S: 150 *
        C: STAT
        S: 211-STOR /a: 0 bytes *
        S: 211 End.
        C: NOOP
        S: 200 *
        C: \xFF\xF4\xFF\xF2ABOR
        S: 426 *
        S: 226 *
        C: ABOR
        S: 226 *
        """,
        check: server => Assert.False(server.Memory.Contains("/a")));

    [Fact]
    public Task Quit_DuringUpload_FinishesItFirst() => Transcript.RunAsync(
        Image + Passive + """
        C: STOR a
        S: 150 *
        C: QUIT
        D> whole
        S: 226 *
        S: 221 *
        S: closed
        """,
        check: server => Assert.Equal("whole"u8, server.Memory.ReadFile("/a")));

    [Fact]
    public async Task Retr_FileCutMeanwhile_Replies451AndResets()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        string directory = Directory.CreateTempSubdirectory("ferry-").FullName;
        string path = Path.Combine(directory, "a");
        using LocalStore store = new(directory);
        try
        {
            File.WriteAllBytes(path, new byte[10_000_000]);
            await using TestServer server = new(store: store);
            using TestUser user = await server.ConnectAsync(cancellationToken);
            await user.LogInAsync(cancellationToken);
            await user.AskAsync("TYPE I", cancellationToken);
            string reply = await user.AskAsync("EPSV", cancellationToken);
            int port = int.Parse(reply.Split('|')[3], System.Globalization.CultureInfo.InvariantCulture);
            using IConnection data = await server.Network.ConnectAsync(
                new(TestServer.UserAddress, 0), new(TestServer.ControlPort.Address, port), cancellationToken);

            // The pipe of the network in memory holds 64 KiB, so the server must wait in the middle of the file.
            Assert.StartsWith("150", await user.AskAsync("RETR a", cancellationToken), StringComparison.Ordinal);
            await using (FileStream file = new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
            {
                file.SetLength(1_000_000);
            }

            byte[] buffer = new byte[100_000];
            await Assert.ThrowsAsync<NetworkException>(async () =>
            {
                while (await data.ReceiveAsync(buffer, cancellationToken) > 0)
                {
                }
            });
            Assert.StartsWith("451", await user.ReadReplyAsync(cancellationToken), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [Fact]
    public Task Retr_WithoutDataPort_TriesTheDefaultOne() => Transcript.RunAsync(
        Image + """

        C: RETR a
        S: 425 *
        """,
        server => server.Memory.AddFile("/a", "a"));
}
