using Ferry.EndToEnd.Tests.Clients;
using Ferry.EndToEnd.Tests.Processes;

namespace Ferry.EndToEnd.Tests;

/// <summary>Renaming, removing and making, as every client says it.</summary>
public class NamespaceTests(ServerFixture server) : ClientTests(server)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static TheoryData<string> Deleters => ForeignClients.ThatCan(new Deed.Delete(""));

    public static TheoryData<string> Renamers => ForeignClients.ThatCan(new Deed.Rename("", ""));

    public static TheoryData<string> DirectoryMakers => ForeignClients.ThatCan(new Deed.MakeDirectory(""));

    public static TheoryData<string> DirectoryRemovers => ForeignClients.ThatCan(new Deed.RemoveDirectory(""));

    public static TheoryData<string> ModeChangers => ForeignClients.ThatCan(new Deed.MakePrivate(""));

    [Theory]
    [MemberData(nameof(Deleters))]
    public async Task Delete_File_IsGoneAndItsNeighbourIsNot(string client)
    {
        File.WriteAllBytes(Served("gone"), [1]);
        File.WriteAllBytes(Served("neighbour"), [2]);

        ProcessOutcome outcome = await DoAsync(client, Server.Target(), new Deed.Delete($"{Remote}/gone"));

        Assert.False(File.Exists(Served("gone")), Report(outcome));
        AssertHolds([2], Served("neighbour"), outcome);
    }

    [Theory]
    [MemberData(nameof(Renamers))]
    public async Task Rename_IntoAnotherDirectory_MovesTheContent(string client)
    {
        File.WriteAllBytes(Served("old"), [1, 2, 3]);
        Directory.CreateDirectory(Served("other"));

        ProcessOutcome outcome = await DoAsync(client, Server.Target(), new Deed.Rename($"{Remote}/old", $"{Remote}/other/new"));

        Assert.False(File.Exists(Served("old")), Report(outcome));
        AssertHolds([1, 2, 3], Served("other/new"), outcome);
    }

    [Theory]
    [MemberData(nameof(DirectoryMakers))]
    public async Task MakeDirectory_NewName_IsThere(string client)
    {
        ProcessOutcome outcome = await DoAsync(client, Server.Target(), new Deed.MakeDirectory($"{Remote}/new"));

        Assert.True(Directory.Exists(Served("new")), Report(outcome));
    }

    [Theory]
    [MemberData(nameof(DirectoryRemovers))]
    public async Task RemoveDirectory_Empty_IsGone(string client)
    {
        Directory.CreateDirectory(Served("empty"));

        ProcessOutcome outcome = await DoAsync(client, Server.Target(), new Deed.RemoveDirectory($"{Remote}/empty"));

        Assert.False(Directory.Exists(Served("empty")), Report(outcome));
    }

    [Theory]
    [MemberData(nameof(DirectoryRemovers))]
    public async Task RemoveDirectory_NotEmpty_StaysAsItIs(string client)
    {
        Directory.CreateDirectory(Served("full"));
        File.WriteAllBytes(Served("full/file"), [1]);

        // What the refusal looks like differs from client to client; that nothing happened does not.
        ProcessOutcome outcome = await RunAsync(
            ForeignClients.Named(client).For(Server.Target(), new Deed.RemoveDirectory($"{Remote}/full"))!);

        AssertHolds([1], Served("full/file"), outcome);
    }

    [Theory]
    [MemberData(nameof(ModeChangers))]
    public async Task MakePrivate_FileForAll_IsForItsOwnerAlone(string client)
    {
        File.WriteAllBytes(Served("file"), [1]);
        File.SetUnixFileMode(Served("file"), OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead);

        ProcessOutcome outcome = await DoAsync(client, Server.Target(), new Deed.MakePrivate($"{Remote}/file"));

        Assert.True(OwnerOnly == File.GetUnixFileMode(Served("file")), Report(outcome));
    }
}
