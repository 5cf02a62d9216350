using System.Net.Sockets;
using Ferry.EndToEnd.Tests.Clients;
using Ferry.EndToEnd.Tests.Files;
using Ferry.EndToEnd.Tests.Processes;
using Ferry.EndToEnd.Tests.Sessions;

namespace Ferry.EndToEnd.Tests;

/// <summary>A disk that fills up in the middle of an upload.</summary>
public class DiskFullTests
{
    [Fact]
    public async Task Stor_MoreThanFits_Replies452AndKeepsTheOldFileAndTheSession()
    {
        await using SmallDisk disk = await SmallDisk.MountAsync();
        ServedDirectory served = new(disk.FullName);
        await using FerryProcess ferry = await served.ServeAsync();
        using RawSession session = await RawSession.LoginAsync(ServedDirectory.Target(ferry));
        byte[] old = Octets.Random(1_000_000, seed: 1);
        RawSession.Expect(226, await session.StoreAsync("file", old));

        RawSession.Expect(452, await StoreTooMuchAsync(session, "file"));

        Assert.Equal(Octets.Hash(old), served.HashOf("file"));
        Assert.Empty(served.Unfinished());
        byte[] smaller = Octets.Random(2_000_000, seed: 2);
        RawSession.Expect(226, await session.StoreAsync("file", smaller));
        Assert.Equal(Octets.Hash(smaller), served.HashOf("file"));
    }

    [Fact]
    public async Task Appe_MoreThanFits_Replies452AndKeepsTheSession()
    {
        await using SmallDisk disk = await SmallDisk.MountAsync();
        ServedDirectory served = new(disk.FullName);
        await using FerryProcess ferry = await served.ServeAsync();
        using RawSession session = await RawSession.LoginAsync(ServedDirectory.Target(ferry));

        using (TcpClient data = await session.BeginAsync("APPE log"))
        {
            await SendTooMuchAsync(data);
        }

        RawSession.Expect(452, await session.HearAsync());
        RawSession.Expect(250, await session.SayAsync("DELE log"));
        RawSession.Expect(226, await session.StoreAsync("file", Octets.Random(2_000_000, seed: 3)));
    }

    [Fact]
    public async Task Curl_MoreThanFits_FailsAndLeavesNothing()
    {
        await using SmallDisk disk = await SmallDisk.MountAsync();
        using TemporaryDirectory local = new();
        ServedDirectory served = new(disk.FullName);
        await using FerryProcess ferry = await served.ServeAsync();
        File.WriteAllBytes(local["big"], Octets.Random(2 * SmallDisk.Octets, seed: 4));

        ProcessOutcome outcome = await ExternalProcess.RunAsync(
            new Curl().For(ServedDirectory.Target(ferry), new Deed.Put(local["big"], "big"))!, local.FullName);

        Assert.True(outcome.ExitCode != 0, outcome.ToString());
        Assert.Empty(Directory.GetFileSystemEntries(disk.FullName));
    }

    private static async Task<SpokenReply> StoreTooMuchAsync(RawSession session, string path)
    {
        using TcpClient data = await session.BeginAsync($"STOR {path}");
        await SendTooMuchAsync(data);
        return await session.HearAsync();
    }

    private static async Task SendTooMuchAsync(TcpClient data)
    {
        try
        {
            await data.GetStream().WriteAsync(new byte[2 * SmallDisk.Octets], TestContext.Current.CancellationToken);
        }
        catch (IOException)
        {
            // The server has seen enough and closes the data connection.
        }
    }
}
