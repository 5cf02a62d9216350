using System.Net;
using System.Net.Sockets;
using Ferry.EndToEnd.Tests.Clients;
using Ferry.EndToEnd.Tests.Files;
using Ferry.EndToEnd.Tests.Processes;
using Ferry.EndToEnd.Tests.Sessions;

namespace Ferry.EndToEnd.Tests;

/// <summary>More connections than the process may have descriptors.</summary>
public class DescriptorTests
{
    private const int Limit = 256;

    [Fact]
    public async Task Connections_MoreThanDescriptors_AreRefusedAndTheServerLivesOn()
    {
        using TemporaryDirectory directory = new();
        await using FerryProcess ferry = await FerryProcess.StartWithDescriptorsAsync(
            Limit, directory.FullName, [IPAddress.Loopback], "--user", "anna:secret", "--max-sessions-per-address", "1000");
        FtpTarget target = ServedDirectory.Target(ferry);
        using (RawSession session = await RawSession.LoginAsync(target))
        {
            List<TcpClient> crowd = [];
            for (int i = 0; i < Limit; i++)
            {
                crowd.Add(new TcpClient());
                await crowd[^1].ConnectAsync(IPAddress.Loopback, target.Port, TestContext.Current.CancellationToken);
            }

            await Eventually.HoldsAsync(
                () => ferry.Log.Contains("cannot be accepted", StringComparison.Ordinal), "the server runs out of descriptors");
            RawSession.Expect(200, await session.SayAsync("NOOP"));
            crowd.ForEach(c => c.Dispose());
        }

        using RawSession next = await RawSession.LoginAsync(target);
        RawSession.Expect(226, await next.StoreAsync("file", Octets.Random(1000, seed: 1)));
    }
}
