using Ferry.EndToEnd.Tests.Clients;
using Ferry.EndToEnd.Tests.Processes;

namespace Ferry.EndToEnd.Tests;

/// <summary>TYPE A, both ways: lines end in LF on both sides and in CRLF between (RFC 959 §3.1.1.1).</summary>
public class TextTests(ServerFixture server) : ClientTests(server)
{
    private static ReadOnlySpan<byte> Text => "one\ntwo\n\nGrüße\nthe end\n"u8;

    private static ReadOnlySpan<byte> NvtText => "one\r\ntwo\r\n\r\nGrüße\r\nthe end\r\n"u8;

    public static TheoryData<string> Getters => ForeignClients.ThatCan(new Deed.GetText("", ""));

    public static TheoryData<string> Putters => ForeignClients.ThatCan(new Deed.PutText("", ""));

    [Theory]
    [MemberData(nameof(Getters))]
    public async Task GetText_LinesEndInLf_ArriveAsTheClientHasThem(string client)
    {
        File.WriteAllBytes(Served("text"), Text);

        ProcessOutcome outcome = await DoAsync(client, Server.Target(), new Deed.GetText($"{Remote}/text", Local("text")));

        // wget keeps the line ends that come over the wire: it shows what the server sent.
        AssertHolds(client == "wget" ? NvtText : Text, Local("text"), outcome);
    }

    [Theory]
    [MemberData(nameof(Putters))]
    public async Task PutText_LinesEndInLf_AreStoredSo(string client)
    {
        string local = LocalFile("text", Text);

        ProcessOutcome outcome = await DoAsync(client, Server.Target(), new Deed.PutText(local, $"{Remote}/text"));

        AssertHolds(Text, Served("text"), outcome);
    }
}
