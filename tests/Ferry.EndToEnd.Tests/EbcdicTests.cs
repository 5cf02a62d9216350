using System.Text;
using Ferry.EndToEnd.Tests.Clients;
using Ferry.EndToEnd.Tests.Processes;

namespace Ferry.EndToEnd.Tests;

/// <summary>TYPE E, both ways, against the tables of iconv (RFC 959 §3.1.1.2).</summary>
/// <remarks>iconv writes a LF as X'25' and a NEL as X'15': so the NEL stands for the line end in what it is given.</remarks>
public class EbcdicTests(ServerFixture server) : ClientTests(server)
{
    private static byte[] Text =>
    [
        .. Enumerable.Range(0, 256).Select(i => (byte)i).Where(octet => octet is not 0x0A and not 0x85),
        .. "\none\ntwo [brackets]\n\nGr"u8, 0xFC, .. "n\n"u8,
    ];

    [Fact]
    public async Task Get_TypeE_ArrivesAsIconvWritesIt()
    {
        File.WriteAllBytes(Served("text"), Text);

        // --ignore-content-length: without it curl asks for SIZE, which TYPE E refuses, and gives up.
        ProcessOutcome outcome = await RunAsync(Curl.Run(
            Server.Target(),
            "--ignore-content-length",
            "--quote",
            "+TYPE E",
            "--output",
            Local("ebcdic"),
            Server.Target().Url($"{Remote}/text")));

        AssertHolds(await EbcdicAsync(), Local("ebcdic"), outcome);
    }

    [Fact]
    public async Task Put_TypeE_IsStoredAsText()
    {
        string local = LocalFile("ebcdic", await EbcdicAsync());

        ProcessOutcome outcome = await RunAsync(Curl.Run(
            Server.Target(), "--quote", "+TYPE E", "--upload-file", local, Server.Target().Url($"{Remote}/text")));

        AssertHolds(Text, Served("text"), outcome);
    }

    private async Task<byte[]> EbcdicAsync()
    {
        string latin1 = LocalFile("latin1", Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(Text).Replace('\n', '\u0085')));
        ProcessOutcome outcome = await RunAsync(new(
            "iconv", ["--from-code=ISO-8859-1", "--to-code=IBM1047", $"--output={Local("expected")}", latin1]));
        Assert.True(outcome.ExitCode == 0, Report(outcome));
        return await File.ReadAllBytesAsync(Local("expected"), TestContext.Current.CancellationToken);
    }
}
