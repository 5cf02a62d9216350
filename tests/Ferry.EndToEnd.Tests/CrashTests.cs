using System.Net.Sockets;
using Ferry.EndToEnd.Tests.Files;
using Ferry.EndToEnd.Tests.Processes;
using Ferry.EndToEnd.Tests.Sessions;

namespace Ferry.EndToEnd.Tests;

/// <summary>The server is killed at the worst moments; what it has acknowledged must be there, whole.</summary>
public sealed class CrashTests : IDisposable
{
    private const int Kills = 50;

    private readonly TemporaryDirectory _root = new();
    private readonly ServedDirectory _served;

    public CrashTests() => _served = new(_root.FullName);

    public void Dispose() => _root.Dispose();

    [Fact]
    public async Task Kill_FiftyTimesInMidUpload_LosesNothingAcknowledgedAndShowsNothingTorn()
    {
        byte[] content = Octets.Random(600_000, seed: 1);
        Dictionary<string, string> acknowledged = [];
        for (int kill = 0; kill < Kills; kill++)
        {
            await using FerryProcess ferry = await _served.ServeAsync();
            await Eventually.HoldsAsync(() => _served.Unfinished().Count == 0, "what the last kill left is removed");
            using RawSession session = await RawSession.LoginAsync(ServedDirectory.Target(ferry));

            // Every other upload replaces a file, and every other one is new.
            string stored = kill % 2 == 0 ? "again" : $"stored{kill}";
            byte[] own = content[..(100_000 + kill)];
            RawSession.Expect(226, await session.StoreAsync(stored, own));
            acknowledged[stored] = Octets.Hash(own);

            string interrupted = kill % 4 < 2 ? "again" : $"interrupted{kill}";
            using TcpClient data = await session.BeginAsync($"STOR {interrupted}");
            await data.GetStream().WriteAsync(content, TestContext.Current.CancellationToken);
            await Eventually.HoldsAsync(() => _served.Unfinished().Any(length => length > 0), "the upload reaches the disk");
            await ferry.KillAsync();

            AssertHolds(acknowledged, ferry);
        }

        await using FerryProcess last = await _served.ServeAsync();
        await Eventually.HoldsAsync(() => _served.Unfinished().Count == 0, "what the last kill left is removed");
        AssertHolds(acknowledged, last);
    }

    [Fact]
    public async Task Kill_AfterTheLastOctet_LeavesOldOrNewWholeAndNewIfAcknowledged()
    {
        byte[] content = Octets.Random(600_000, seed: 2);
        string current = "no such file";
        for (int kill = 0; kill < 12; kill++)
        {
            await using FerryProcess ferry = await _served.ServeAsync();
            using RawSession session = await RawSession.LoginAsync(ServedDirectory.Target(ferry));
            byte[] wanted = content[kill..];
            using TcpClient data = await session.BeginAsync("STOR file");
            await data.GetStream().WriteAsync(wanted, TestContext.Current.CancellationToken);
            data.Close();

            // At once, when all is received, and when the new file has its name but perhaps not yet its reply.
            Func<bool> moment = (kill % 3) switch
            {
                0 => () => true,
                1 => () => _served.Unfinished().Contains(wanted.Length) || LengthOf("file") == wanted.Length,
                _ => () => LengthOf("file") == wanted.Length,
            };
            await Eventually.HoldsAsync(moment, "the upload has come so far");
            await ferry.KillAsync();

            string found = _served.HashOf("file");
            bool isAcknowledged = await IsAcknowledgedAsync(session);
            Assert.True(
                found == Octets.Hash(wanted) || (found == current && !isAcknowledged && kill % 3 < 2),
                $"Kill {kill}, acknowledged {isAcknowledged}: neither old nor new.\n{ferry.Log}");
            current = found;
        }
    }

    private void AssertHolds(Dictionary<string, string> acknowledged, FerryProcess ferry)
    {
        string[] visible = [.. new DirectoryInfo(_root.FullName).EnumerateFiles()
            .Select(file => file.Name).Where(name => !name.StartsWith('.'))];
        Assert.Equal(acknowledged.Keys.Order(StringComparer.Ordinal), visible.Order(StringComparer.Ordinal));
        foreach ((string name, string hash) in acknowledged)
        {
            Assert.True(hash == _served.HashOf(name), $"{name} is not what was acknowledged.\n{ferry.Log}");
        }
    }

    private long LengthOf(string name) => File.Exists(_root[name]) ? new FileInfo(_root[name]).Length : -1;

    // A reply that was sent before the kill can still be read after it.
    private static async Task<bool> IsAcknowledgedAsync(RawSession session)
    {
        try
        {
            return (await session.HearAsync()).Code == 226;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
