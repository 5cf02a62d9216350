using Ferry.Storage;
using Ferry.Testing.Ftp;

namespace Ferry.Ftp.Server.Tests.Sessions;

/// <summary>The commands that move no data.</summary>
public class CommandTests
{
    [Theory]
    [InlineData("SYST", "215 UNIX Type: L8")]
    [InlineData("NOOP", "200 *")]
    [InlineData("noop", "200 *")]
    [InlineData("TYPE A", "200 *")]
    [InlineData("TYPE A N", "200 *")]
    [InlineData("TYPE L 8", "200 *")]
    [InlineData("TYPE A T", "200 Type is A T: *")]
    [InlineData("TYPE A C", "504 *")]
    [InlineData("TYPE E", "200 Type is E N: EBCDIC in code page IBM-1047, *")]
    [InlineData("TYPE E T", "200 Type is E T: *")]
    [InlineData("TYPE E C", "504 *")]
    [InlineData("TYPE L 9", "504 *")]
    [InlineData("TYPE X", "501 *")]
    [InlineData("TYPE", "501 Syntax: TYPE *")]
    [InlineData("STRU F", "200 *")]
    [InlineData("STRU R", "504 *")]
    [InlineData("STRU X", "501 *")]
    [InlineData("MODE S", "200 *")]
    [InlineData("MODE B", "504 *")]
    [InlineData("ALLO 100", "200 *")]
    [InlineData("ALLO 100 R 80", "200 *")]
    [InlineData("ALLO x", "501 *")]
    [InlineData("ACCT x", "202 *")]
    [InlineData("OPTS UTF8 ON", "200 *")]
    [InlineData("OPTS MLST size;type;", "200 MLST OPTS type;size;")]
    [InlineData("OPTS NOSUCH x", "501 *")]
    [InlineData("RNTO b", "503 *")]
    [InlineData("XYZZY", "500 *")]
    [InlineData("", "500 *")]
    [InlineData("HELP RETR", "214 Syntax: RETR <SP> <pathname> (RFC 959 §4.1.3)")]
    [InlineData("SITE XYZZY", "504 No such SITE command; *")]
    [InlineData("HELP XYZZY", "501 No such command; *")]
    [InlineData("SITE UMASK", "200 The umask is 022.")]
    [InlineData("SITE UMASK 777777", "501 *")]
    [InlineData("PWD x", "501 *")]
    [InlineData("CWD nowhere", "550 *")]
    [InlineData("CWD a", "550 /a: not a directory.")]
    [InlineData("CWD sub", "250 /sub *")]
    [InlineData("CWD ../../sub/..", "250 / *")]
    [InlineData("CDUP", "200 / *")]
    [InlineData("MKD new", "257 \"/new\" created.")]
    [InlineData("MKD say\"hi\"", "257 \"/say\"\"hi\"\"\" created.")]
    [InlineData("MKD sub", "550 *")]
    [InlineData("RMD sub", "250 *")]
    [InlineData("RMD a", "550 *")]
    [InlineData("DELE a", "250 *")]
    [InlineData("DELE sub", "550 *")]
    [InlineData("DELE a\\0b", "501 *")]
    [InlineData("MDTM a", "213 20261120101700")]
    [InlineData("MFMT 20200102030405 a", "213 Modify=20200102030405; /a")]
    [InlineData("MFMT 20201302030405 a", "501 *")]
    [InlineData("MFF Modify=20200102030405; a", "213 Modify=20200102030405; /a")]
    [InlineData("MFF modify=20200102030405;unix.MODE=640; a", "213 Modify=20200102030405;UNIX.mode=640; /a")]
    [InlineData("MFF UNIX.mode=600; a", "213 UNIX.mode=600; /a")]
    [InlineData("MFF UNIX.mode=9; a", "501 *")]
    [InlineData("MFF Modify=20230229000000; a", "501 *")]
    [InlineData("MFF Modify=20200102030405 a", "501 *")]
    [InlineData("MFF Create=20200102030405; a", "504 *Modify;UNIX.mode;*")]
    [InlineData("MFF UNIX.mode=600; nowhere", "550 *")]
    [InlineData("AVBL", "550 *")]
    [InlineData("CLNT NcFTP 3.2.6", "200 *")]
    [InlineData("SITE UTIME 20200102030405 a", "200 *")]
    [InlineData("SITE UTIME a 20200102030405 20200102030405 20200102030405 UTC", "200 *")]
    [InlineData("SITE UTIME yesterday a", "501 *")]
    [InlineData("SITE CHMOD 600 a", "200 *")]
    [InlineData("SITE CHMOD 9 a", "501 *")]
    [InlineData("SIZE a", "550 SIZE needs TYPE I.")]
    public Task Command_Argument_DrawsReply(string command, string reply) => Transcript.RunAsync(
        $"{Transcript.LogIn}C: {command}\nS: {reply}\nC: NOOP\nS: 200 *",
        server =>
        {
            server.Memory.AddFile("/a", "12345");
            server.Memory.AddDirectory("/sub");
        });

    [Fact]
    public Task Rename_FileToNewName_MovesIt() => Transcript.RunAsync(
        Transcript.LogIn + """
        C: RNFR a
        S: 350 *
        C: RNTO b
        S: 250 *
        C: RNTO c
        S: 503 *
        C: RNFR b
        S: 350 *
        C: NOOP
        S: 200 *
        C: RNTO c
        S: 503 *
        C: RNFR b
        S: 350 *
        C: XYZZY
        S: 500 *
        C: RNTO c
        S: 503 *
        C: RNFR nowhere
        S: 550 *
        """,
        server => server.Memory.AddFile("/a", "12345"),
        check: server => Assert.Equal("12345"u8, server.Memory.ReadFile("/b")));

    [Fact]
    public Task Size_InTypeI_IsWhatRetrSends() => Transcript.RunAsync(
        Transcript.LogIn + """
        C: TYPE I
        S: 200 *
        C: SIZE a
        S: 213 5
        """,
        server => server.Memory.AddFile("/a", "12345"));

    [Fact]
    public async Task Avbl_StoreWithQuota_TellsWhatIsLeft()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        MemoryStore store = new(quota: 1000);
        store.AddFile("/a", "12345");
        await using TestServer server = new(store: store);
        using TestUser user = await server.ConnectAsync(cancellationToken);
        await user.LogInAsync(cancellationToken);
        Assert.Equal("213 995", await user.AskAsync("AVBL", cancellationToken));
    }

    [Fact]
    public Task Mlst_File_TellsFacts() => Transcript.RunAsync(
        Transcript.LogIn + """
        C: OPTS MLST type;size;modify;perm;
        S: 200 *
        C: MLST a
        S: 250-*
        S:  type=file;size=5;modify=20261120101700;perm=adfrw; /a
        S: 250 End.
        """,
        server => server.Memory.AddFile("/a", "12345"));

    [Fact]
    public Task Feat_Always_ListsWhatTheTableAnnounces() => Transcript.RunAsync(
        """
        S: 220 *
        C: FEAT
        S: 211-*
        S:  AVBL
        S:  CLNT
        S:  EPRT
        S:  EPSV
        S:  HASH SHA-256*;SHA-512;SHA-1;MD5;CRC32
        S:  MDTM
        S:  MFF Modify;UNIX.mode;
        S:  MFMT
        S:  MLST type*;size*;modify*;perm*;unique*;UNIX.mode*;UNIX.owner*;UNIX.group*;*
        S:  RANG STREAM
        S:  REST STREAM
        S:  SIZE
        S:  TVFS
        S:  UTF8
        S:  XCRC
        S:  XMD5
        S:  XSHA1
        S:  XSHA256
        S:  XSHA512
        S: 211 End.
        """);

    [Fact]
    public Task Stat_WithPath_ListsOnTheControlConnection() => Transcript.RunAsync(
        Transcript.LogIn + """
        C: STAT /
        S: 212-Status of /:
        S:  -rw-r--r--   1 * a
        S: 212 End.
        C: STAT a
        S: 213-Status of /a:
        S:  -rw-r--r--   1 * a
        S: 213 End.
        C: STAT nowhere
        S: 450 *
        """,
        server => server.Memory.AddFile("/a", "12345"));

    [Theory]
    [InlineData("LIST", "-rw*.hid\\r\\n-rw-r--r--   1 ferry    ferry           5 Nov 20 10:17 a\\r\\ndrwxr-xr-x * sub\\r\\n")]
    [InlineData("LIST -la", "*-rw-r--r--   1 * a\\r\\n*sub\\r\\n")]
    [InlineData("LIST a", "-rw-r--r--   1 * a\\r\\n")]
    [InlineData("LIST *u*", "drwxr-xr-x * sub\\r\\n")]
    [InlineData("LIST sub/*", "-rw-r--r--   1 * [b]\\r\\n")]
    [InlineData("LIST sub/[b]", "-rw-r--r--   1 * sub/[b]\\r\\n")]
    [InlineData("LIST -R", "*sub\\r\\n\\r\\n./sub:\\r\\n*[b]\\r\\n")]
    [InlineData("LIST -d sub", "drwxr-xr-x * sub\\r\\n")]
    [InlineData("NLST", ".hid\\r\\na\\r\\nsub\\r\\n")]
    [InlineData("NLST sub", "sub/[b]\\r\\n")]
    [InlineData("NLST *", "a\\r\\nsub\\r\\n")]
    [InlineData("NLST /sub/", "/sub/[b]\\r\\n")]
    [InlineData("MLSD sub", "type=file;size=1;*; [b]\\r\\n")]
    public Task Listing_Argument_Sends(string command, string lines) => Transcript.RunAsync(
        $"{Transcript.LogIn}C: EPSV\nS: 229 *\nD: connect\nC: {command}\nS: 150 *\nD< {lines}\nS: 226 *",
        server =>
        {
            server.Memory.AddFile("/a", "12345");
            server.Memory.AddFile("/.hid", "1");
            server.Memory.AddFile("/sub/[b]", "1");
        });

    [Theory]
    [InlineData("NLST", "a\\r\\nb\\r\\n")]
    [InlineData("LIST -R", "* a\\r\\n* b\\r\\n")]
    public Task Listing_LongerThanTheLimit_IsCutAndSaysSo(string command, string lines) => Transcript.RunAsync(
        $"{Transcript.LogIn}C: EPSV\nS: 229 *\nD: connect\nC: {command}\nS: 150 *\nD< {lines}\nS: 226 * cut at the server's limit.",
        server =>
        {
            server.Memory.AddFile("/a", "1");
            server.Memory.AddFile("/b", "1");
            server.Memory.AddFile("/c", "1");
        },
        new() { MaxListedEntries = 2 });

    [Theory]
    [InlineData("LIST nowhere", "450 *")]
    [InlineData("NLST nowhere", "450 *")]
    [InlineData("MLSD nowhere", "550 *")]
    [InlineData("MLSD a", "501 *")]
    public Task Listing_OfNothing_IsRefused(string command, string reply) => Transcript.RunAsync(
        $"{Transcript.LogIn}C: {command}\nS: {reply}",
        server => server.Memory.AddFile("/a", "12345"));

    [Fact]
    public Task ReadOnlyUser_Writing_IsRefusedEverywhere() => Transcript.RunAsync(
        """
        S: 220 *
        C: USER anonymous
        S: 331 *
        C: PASS guest@example.org
        S: 230 *
        C: STOR a
        S: 553 *
        C: STOU
        S: 553 *
        C: APPE a
        S: 553 *
        C: DELE a
        S: 550 *
        C: MKD b
        S: 550 *
        C: RMD b
        S: 550 *
        C: RNFR a
        S: 550 *
        C: MFMT 20200102030405 a
        S: 550 *
        C: MFF UNIX.mode=600; a
        S: 550 *
        C: SITE CHMOD 600 a
        S: 550 *
        C: SITE UTIME 20200102030405 a
        S: 550 *
        """,
        server => server.Memory.AddFile("/a", "12345"));
}
