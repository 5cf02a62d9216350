using Ferry.EndToEnd.Tests.Clients;
using Ferry.EndToEnd.Tests.Files;
using Ferry.EndToEnd.Tests.Processes;

namespace Ferry.EndToEnd.Tests;

/// <summary>Files of every size, both ways, by every client, address family and mode; compared by hash.</summary>
public class TransferTests(ServerFixture server) : ClientTests(server)
{
    // Nothing, something, one more than a full TCP segment, one more than common buffers, and many buffers.
    private static readonly int[] Sizes = [0, 1, 1_461, 65_537, 3_000_000];

    public static TheoryData<string, IpFamily, DataMode> Getters => ForeignClients.EveryWayTo(new Deed.Get("", ""));

    public static TheoryData<string, IpFamily, DataMode> Putters => ForeignClients.EveryWayTo(new Deed.Put("", ""));

    public static TheoryData<string, IpFamily, DataMode> Appenders => ForeignClients.EveryWayTo(new Deed.Append("", ""));

    public static TheoryData<string, IpFamily, DataMode> GetResumers => ForeignClients.EveryWayTo(new Deed.ResumeGet("", ""));

    public static TheoryData<string, IpFamily, DataMode> PutResumers => ForeignClients.EveryWayTo(new Deed.ResumePut("", ""));

    [Theory]
    [MemberData(nameof(Getters))]
    public async Task Get_FilesOfAllSizes_ArriveUnchanged(string client, IpFamily family, DataMode mode)
    {
        foreach (int size in Sizes)
        {
            byte[] content = Octets.Random(size, seed: size);
            File.WriteAllBytes(Served($"{size}.bin"), content);

            ProcessOutcome outcome = await DoAsync(
                client, Server.Target(family, mode), new Deed.Get($"{Remote}/{size}.bin", Local($"{size}.bin")));

            AssertHolds(content, Local($"{size}.bin"), outcome);
        }
    }

    [Theory]
    [MemberData(nameof(Putters))]
    public async Task Put_FilesOfAllSizes_ArriveUnchanged(string client, IpFamily family, DataMode mode)
    {
        foreach (int size in Sizes)
        {
            byte[] content = Octets.Random(size, seed: size);
            string local = LocalFile($"{size}.bin", content);

            ProcessOutcome outcome = await DoAsync(
                client, Server.Target(family, mode), new Deed.Put(local, $"{Remote}/{size}.bin"));

            AssertHolds(content, Served($"{size}.bin"), outcome);
        }
    }

    [Theory]
    [MemberData(nameof(Putters))]
    public async Task Put_OverLongerFile_LeavesNothingOfIt(string client, IpFamily family, DataMode mode)
    {
        File.WriteAllBytes(Served("file"), Octets.Random(100_000, seed: 1));
        byte[] content = Octets.Random(50_000, seed: 2);
        string local = LocalFile("file", content);

        ProcessOutcome outcome = await DoAsync(client, Server.Target(family, mode), new Deed.Put(local, $"{Remote}/file"));

        AssertHolds(content, Served("file"), outcome);
    }

    [Theory]
    [MemberData(nameof(Appenders))]
    public async Task Append_ToExistingFile_AddsAtItsEnd(string client, IpFamily family, DataMode mode)
    {
        byte[] content = Octets.Random(200_000, seed: 3);
        File.WriteAllBytes(Served("file"), content[..70_000]);
        string local = LocalFile("tail", content.AsSpan(70_000));

        ProcessOutcome outcome = await DoAsync(client, Server.Target(family, mode), new Deed.Append(local, $"{Remote}/file"));

        AssertHolds(content, Served("file"), outcome);
    }

    [Theory]
    [MemberData(nameof(GetResumers))]
    public async Task ResumeGet_HalfIsThere_FetchesTheRestOnly(string client, IpFamily family, DataMode mode)
    {
        // The first half is another's: what the server sends again would show.
        byte[] content = Octets.Random(300_000, seed: 4);
        byte[] mixed = [.. Octets.Random(100_000, seed: 5), .. content[100_000..]];
        File.WriteAllBytes(Served("file"), content);
        string local = LocalFile("file", mixed.AsSpan(0, 100_000));
        File.SetLastWriteTimeUtc(Served("file"), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        File.SetLastWriteTimeUtc(local, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        ProcessOutcome outcome = await DoAsync(client, Server.Target(family, mode), new Deed.ResumeGet($"{Remote}/file", local));

        AssertHolds(mixed, local, outcome);
    }

    [Theory]
    [MemberData(nameof(PutResumers))]
    public async Task ResumePut_HalfIsThere_StoresTheRestOnly(string client, IpFamily family, DataMode mode)
    {
        byte[] content = Octets.Random(300_000, seed: 6);
        byte[] mixed = [.. Octets.Random(100_000, seed: 7), .. content[100_000..]];
        File.WriteAllBytes(Served("file"), mixed[..100_000]);
        string local = LocalFile("file", content);

        ProcessOutcome outcome = await DoAsync(client, Server.Target(family, mode), new Deed.ResumePut(local, $"{Remote}/file"));

        AssertHolds(mixed, Served("file"), outcome);
    }
}
