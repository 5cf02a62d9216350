using Ferry.Testing.Ftp;

namespace Ferry.Ftp.Server.Tests.Sessions;

/// <summary>TYPE E (RFC 959 §3.1.1.2).</summary>
public class EbcdicTests
{
    private const string Passive = """

        C: EPSV
        S: 229 *
        D: connect

        """;

    private const string Ebcdic = Transcript.LogIn + """
        C: TYPE E
        S: 200 *
        """;

    [Fact]
    public Task Retr_Text_GoesOutInEbcdicWithNewLines() => Transcript.RunAsync(
        Ebcdic + Passive + """
        C: RETR a
        S: 150 *
        D< \xC1\xAD\x15\xF1\x15\x0D
        S: 226 *
        """,
        server => server.Memory.AddFile("/a", "A[\r\n1\n\r"));

    [Fact]
    public Task Retr_OtherCodePage_IsObeyedAndNamed() => Transcript.RunAsync(
        Transcript.LogIn + """
        C: TYPE E N
        S: 200 *IBM-037*
        """ + Passive + """
        C: RETR a
        S: 150 *
        D< \xC1\xBA\x15
        S: 226 *
        """,
        server => server.Memory.AddFile("/a", "A[\n"),
        new() { EbcdicCodePage = EbcdicCodePage.Ibm037 });

    [Fact]
    public Task Stor_Ebcdic_IsStoredAsText() => Transcript.RunAsync(
        Ebcdic + Passive + """
        C: STOR a
        S: 150 *
        D> \xC1\xAD\x15\xF1\x15
        S: 226 *
        """ + Passive + """
        C: APPE a
        S: 150 *
        D> \xC2\x15
        S: 226 *
        """,
        check: server => Assert.Equal("A[\n1\nB\n"u8, server.Memory.ReadFile("/a")));

    [Theory]
    [InlineData("TYPE E", @"\x81\x15\x82\x15")]
    [InlineData("TYPE A T", @"a\r\nb\r\n")]
    [InlineData("TYPE I", @"a\r\nb\r\n")]
    public Task Nlst_InEveryType_SendsItsLinesThatWay(string type, string lines) => Transcript.RunAsync(
        Transcript.LogIn + $"C: {type}\nS: 200 *" + Passive + $"""
        C: NLST
        S: 150 *
        D< {lines}
        S: 226 *
        """,
        AddTwoFiles);

    [Fact]
    public Task Nlst_LongerThanAPiece_IsSentWhole() => Transcript.RunAsync(
        Ebcdic + Passive + $"""
        C: NLST
        S: 150 *
        D< {string.Concat(Enumerable.Range(0, 700).Select(i => string.Concat($"{i + 1000}".Select(d => $@"\xF{d}")) + @"\x81\xA9\x15"))}
        S: 226 *
        """,
        server =>
        {
            foreach (int i in Enumerable.Range(1000, 700))
            {
                server.Memory.AddFile($"/{i}az", "");
            }
        });

    [Fact]
    public Task List_Ebcdic_EndsItsLineWithNewLine() => Transcript.RunAsync(
        Ebcdic + Passive + """
        C: LIST a
        S: 150 *
        D< *\x40\x81\x15
        S: 226 *
        """,
        AddTwoFiles);

    [Fact]
    public Task Mlsd_WhateverTheType_GoesAsItIs() => Transcript.RunAsync(
        Ebcdic + """

        C: OPTS MLST type;
        S: 200 *
        """ + Passive + """
        C: MLSD sub
        S: 150 *
        D< type=file; c\r\n
        S: 226 *
        """,
        server =>
        {
            server.Memory.AddDirectory("/sub");
            server.Memory.AddFile("/sub/c", "3");
        });

    [Fact]
    public Task SizeAndRest_InTypeE_AreRefusedAsInTypeA() => Transcript.RunAsync(
        Ebcdic + """

        C: SIZE a
        S: 550 SIZE needs TYPE I.
        C: REST 1
        S: 350 *
        C: RETR a
        S: 550 Restart needs TYPE I.
        C: REST 1
        S: 350 *
        C: STOR a
        S: 553 Restart needs TYPE I.
        """,
        AddTwoFiles);

    [Theory]
    [InlineData("TYPE A", "TYPE A N;")]
    [InlineData("TYPE A T", "TYPE A T;")]
    [InlineData("TYPE E", "TYPE E N (IBM-1047);")]
    [InlineData("TYPE I", "TYPE I;")]
    [InlineData("TYPE L 8", "TYPE L 8;")]
    public Task Stat_AfterType_TellsIt(string type, string told) => Transcript.RunAsync(
        Transcript.LogIn + $"""
        C: {type}
        S: 200 *
        C: STAT
        S: 211-*
        S: *
        S: *
        S: *{told} STRU F; MODE S
        """);

    private static void AddTwoFiles(TestServer server)
    {
        server.Memory.AddFile("/a", "1\n");
        server.Memory.AddFile("/b", "2\n");
    }
}
