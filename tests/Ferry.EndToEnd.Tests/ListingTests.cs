using Ferry.EndToEnd.Tests.Clients;
using Ferry.EndToEnd.Tests.Files;
using Ferry.EndToEnd.Tests.Processes;

namespace Ferry.EndToEnd.Tests;

/// <summary>Directories as clients see them: names, trees, and what they make of LIST.</summary>
public class ListingTests(ServerFixture server) : ClientTests(server)
{
    public static TheoryData<string, IpFamily, DataMode> Listers => ForeignClients.EveryWayTo(new Deed.ListNames(""));

    public static TheoryData<string> TreeGetters => ForeignClients.ThatCan(new Deed.GetTree("", ""));

    public static TheoryData<string> TreePutters => ForeignClients.ThatCan(new Deed.PutTree("", ""));

    [Theory]
    [MemberData(nameof(Listers))]
    public async Task List_FilesAndDirectory_ShowsTheirNames(string client, IpFamily family, DataMode mode)
    {
        File.WriteAllBytes(Served("file"), [1]);
        File.WriteAllBytes(Served("old file"), [1, 2]);
        File.SetLastWriteTimeUtc(Served("old file"), new DateTime(1999, 12, 31, 0, 0, 0, DateTimeKind.Utc));
        Directory.CreateDirectory(Served("directory"));

        ProcessOutcome outcome = await DoAsync(client, Server.Target(family, mode), new Deed.ListNames(Remote));

        Assert.True(
            Listing.Names(outcome).Order(StringComparer.Ordinal).SequenceEqual(["directory", "file", "old file"]), Report(outcome));
    }

    [Theory]
    [MemberData(nameof(Listers))]
    public async Task List_EmptyDirectory_ShowsNothing(string client, IpFamily family, DataMode mode)
    {
        ProcessOutcome outcome = await DoAsync(client, Server.Target(family, mode), new Deed.ListNames(Remote));

        Assert.True(!Listing.Names(outcome).Any(), Report(outcome));
    }

    // These three read LIST to learn what is a directory and what is a file.
    [Theory]
    [MemberData(nameof(TreeGetters))]
    public async Task GetTree_AwkwardTree_ArrivesUnchanged(string client)
    {
        FileTree.Create(Served("tree"));
        Directory.CreateDirectory(Local("got"));

        ProcessOutcome outcome = await DoAsync(client, Server.Target(), new Deed.GetTree($"{Remote}/tree", Local("got")));

        Assert.True(FileTree.Describe(Served("tree")).SequenceEqual(FileTree.Describe(Got("got"))), Report(outcome));
    }

    [Theory]
    [MemberData(nameof(TreePutters))]
    public async Task PutTree_AwkwardTree_ArrivesUnchanged(string client)
    {
        FileTree.Create(Local("tree"));

        ProcessOutcome outcome = await DoAsync(client, Server.Target(), new Deed.PutTree(Local("tree"), Remote));

        string stored = Directory.Exists(Served("tree")) ? Served("tree") : OnDisk;
        Assert.True(FileTree.Describe(Local("tree")).SequenceEqual(FileTree.Describe(stored)), Report(outcome));
    }

    // Some clients put the tree itself into the local directory, some only what is in it.
    private string Got(string local) => Directory.Exists(Local($"{local}/tree")) ? Local($"{local}/tree") : Local(local);
}
