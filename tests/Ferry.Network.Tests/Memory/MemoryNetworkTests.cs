using System.Net;
using Ferry.Testing.Network;

namespace Ferry.Network.Tests.Memory;

public sealed class MemoryNetworkTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Listen_SameSeed_GivesTheSamePorts()
    {
        Assert.Equal(Ports(seed: 1), Ports(seed: 1));
        Assert.NotEqual(Ports(seed: 1), Ports(seed: 2));
    }

    [Fact]
    public async Task Receive_SegmentsOfOneOctet_DeliversOneByOne()
    {
        MemoryNetwork network = new(new MemoryNetworkOptions { SegmentSize = 1 });
        using ConnectedPair pair = await ConnectedPair.CreateAsync(network, Stop);
        await pair.Client.SendAsync("ABOR"u8.ToArray(), Stop);

        Assert.Equal(1, await pair.Server.ReceiveAsync(new byte[10], Stop));
        Assert.Equal("BOR"u8.ToArray(), await pair.Server.ReceiveExactlyAsync(3, Stop));
    }

    [Fact]
    public async Task Receive_RandomSegments_AreTheSameForTheSameSeed()
    {
        int[] first = await SegmentsAsync(seed: 7);
        Assert.Equal(first, await SegmentsAsync(seed: 7));
        Assert.NotEqual(first, await SegmentsAsync(seed: 8));
    }

    [Fact]
    public async Task Counters_EverythingDisposed_AreZero()
    {
        MemoryNetwork network = new();
        ConnectedPair pair;
        using (IListener listener = network.Listen(new IPEndPoint(IPAddress.Loopback, 0), 1))
        {
            using IConnection neverAccepted = await network.ConnectAsync(null, listener.LocalEndPoint, Stop);
            pair = await ConnectedPair.CreateAsync(network, Stop);
            Assert.Equal(1, network.OpenListeners);
            Assert.Equal(4, network.OpenConnections);
        }

        Assert.Equal(2, network.OpenConnections);
        pair.Dispose();
        Assert.Equal(0, network.OpenConnections);
        Assert.Equal(0, network.OpenListeners);
    }

    [Fact]
    public async Task Hooks_Throwing_MakePortsAndHostsUnavailable()
    {
        MemoryNetwork network = new()
        {
            BeforeListen = _ => throw new NetworkException(NetworkError.AddressInUse, "taken"),
            BeforeConnect = (_, _, _) => throw new NetworkException(NetworkError.Unreachable, "away"),
        };
        IPEndPoint somewhere = new(IPAddress.Parse("192.0.2.1"), 20);

        Assert.Throws<NetworkException>(() => network.Listen(somewhere, 1));
        await Assert.ThrowsAsync<NetworkException>(() => network.ConnectAsync(null, somewhere, Stop).AsTask());
    }

    [Fact]
    public async Task Dispose_OctetsUnread_ResetsAsTcpDoes()
    {
        using ConnectedPair pair = await ConnectedPair.CreateAsync(new MemoryNetwork(), Stop);
        await pair.Client.SendAsync("NOOP"u8.ToArray(), Stop);

        pair.Server.Dispose();

        await Assert.ThrowsAsync<NetworkException>(() => pair.Client.ReceiveAsync(new byte[1], Stop).AsTask());
    }

    private static int[] Ports(int seed)
    {
        MemoryNetwork network = new(new MemoryNetworkOptions { Seed = seed });
        IPEndPoint any = new(IPAddress.Any, 0);
        return [.. Enumerable.Range(0, 3).Select(_ => network.Listen(any, 1).LocalEndPoint.Port)];
    }

    private static async Task<int[]> SegmentsAsync(int seed)
    {
        MemoryNetwork network = new(new MemoryNetworkOptions { Seed = seed, SegmentSize = 100, RandomSegments = true });
        using ConnectedPair pair = await ConnectedPair.CreateAsync(network, Stop);
        await pair.Client.SendAsync(new byte[1000], Stop);
        int[] lengths = new int[8];
        for (int i = 0; i < lengths.Length; i++)
        {
            lengths[i] = await pair.Server.ReceiveAsync(new byte[1000], Stop);
        }

        return lengths;
    }
}
