using Ferry.EndToEnd.Tests.Clients;
using Ferry.EndToEnd.Tests.Processes;

namespace Ferry.EndToEnd.Tests;

/// <summary>Names that people have and programs stumble over, through every client.</summary>
public class NameTests(ServerFixture server) : ClientTests(server)
{
    private static readonly string[] Names =
    [
        "two words", "trailing space ", "it's \"quoted\"", "[brackets] {braces}", "-dash", "100% #1 & more?", "star*", "back\\slash",
        "semi;colon=,", "~tilde", "$HOME `id`", "Grüße 🚢⚓", "A\u030Angstro\u0308m", "日本語",
    ];

    public static TheoryData<string, string> Getters => Rows(new Deed.Get("", ""));

    public static TheoryData<string, string> Putters => Rows(new Deed.Put("", ""));

    public static TheoryData<string> Listers => ForeignClients.ThatCan(new Deed.ListNames(""));

    [Theory]
    [MemberData(nameof(Getters))]
    public async Task Get_AwkwardName_ArrivesUnchanged(string client, string name)
    {
        byte[] content = [1, 2, 3];
        File.WriteAllBytes(AtRoot(name), content);

        ProcessOutcome outcome = await DoAsync(client, Server.Target(), new Deed.Get(name, Local("got")));

        AssertHolds(content, Local("got"), outcome);
    }

    [Theory]
    [MemberData(nameof(Putters))]
    public async Task PutRenameDelete_AwkwardName_IsThatFile(string client, string name)
    {
        byte[] content = [4, 5, 6];
        string local = LocalFile("plain", content);

        ProcessOutcome put = await DoAsync(client, Server.Target(), new Deed.Put(local, name));
        AssertHolds(content, AtRoot(name), put);

        ProcessOutcome away = await DoAsync(client, Server.Target(), new Deed.Rename(name, "plain"));
        AssertHolds(content, AtRoot("plain"), away);

        ProcessOutcome back = await DoAsync(client, Server.Target(), new Deed.Rename("plain", name));
        AssertHolds(content, AtRoot(name), back);

        ProcessOutcome delete = await DoAsync(client, Server.Target(), new Deed.Delete(name));
        Assert.False(File.Exists(AtRoot(name)), Report(delete));
    }

    [Theory]
    [MemberData(nameof(Listers))]
    public async Task List_AwkwardNames_AreAllShown(string client)
    {
        foreach (string name in Names)
        {
            File.WriteAllBytes(Served(name), []);
        }

        ProcessOutcome outcome = await DoAsync(client, Server.Target(), new Deed.ListNames(Remote));

        Assert.Equal(Names.Order(StringComparer.Ordinal), Listing.Names(outcome).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task NotUtf8_PutInLatin1_IsThatNameOnDiskAndForOthers()
    {
        byte[] content = [7, 8, 9];
        PythonFtplib latin1 = new("latin-1");
        FtpTarget target = Server.Target();
        string local = LocalFile("plain", content);

        (await RunAsync(latin1.For(target, new Deed.Put(local, $"{Remote}/caf\u00E9"))!)).AssertSuccess();

        // The framework cannot spell the name, so the shell looks for it, and curl fetches it by its octets.
        (await RunAsync(new("sh", ["-c", "test -f \"$0\"/caf$(printf '\\351')", OnDisk]))).AssertSuccess();
        ProcessOutcome fetched = await RunAsync(
            Curl.Run(target, "--output", Local("got"), $"{target.Url(Remote)}/caf%E9"));
        AssertHolds(content, Local("got"), fetched);

        ProcessOutcome listed = await RunAsync(latin1.For(target, new Deed.ListNames(Remote))!);
        Assert.Equal(["caf\u00E9"], Listing.Names(listed));

        ProcessOutcome renamed = await RunAsync(
            latin1.For(target, new Deed.Rename($"{Remote}/caf\u00E9", $"{Remote}/plain"))!);
        AssertHolds(content, Served("plain"), renamed);
    }

    [Fact]
    public async Task NotUtf8_DeletedInLatin1_IsGone()
    {
        PythonFtplib latin1 = new("latin-1");
        (await RunAsync(new("sh", ["-c", "touch \"$0\"/caf$(printf '\\351') \"$0\"/cafe", OnDisk]))).AssertSuccess();

        (await RunAsync(latin1.For(Server.Target(), new Deed.Delete($"{Remote}/caf\u00E9"))!)).AssertSuccess();

        Assert.Equal([Served("cafe")], Directory.GetFiles(OnDisk));
    }

    // In the login directory, so that a client that sends names as they are sends the dash first.
    private string AtRoot(string name) => Path.Combine(Path.GetDirectoryName(OnDisk)!, name);

    private static TheoryData<string, string> Rows(Deed deed)
    {
        TheoryData<string, string> rows = [];
        foreach (string client in ForeignClients.ThatCan(deed).Select(row => row.Data))
        {
            foreach (string name in Names)
            {
                rows.Add(client, name);
            }
        }

        return rows;
    }
}
