using System.Net;
using System.Net.Sockets;
using Ferry.Testing.Network;

namespace Ferry.Network.Tests.Sockets;

/// <summary>What only real sockets have, on both implementations. Alone, because it counts what the process
/// holds.</summary>
[Collection(nameof(SystemNetworkTests))]
[CollectionDefinition(nameof(SystemNetworkTests), DisableParallelization = true)]
public sealed class SystemNetworkTests
{
    private const int HangMs = 60_000;

    public static TheoryData<bool> Implementations => OperatingSystem.IsLinux() ? [true, false] : [false];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory(Timeout = HangMs)]
    [MemberData(nameof(Implementations))]
    public async Task Receive_UrgentData_ComesInLine(bool native)
    {
        SystemNetwork network = new(native, TimeProvider.System);
        using IListener listener = network.Listen(new IPEndPoint(IPAddress.Loopback, 0), 1);
        using Socket telnet = new(SocketType.Stream, ProtocolType.Tcp);
        await telnet.ConnectAsync(listener.LocalEndPoint, Stop);
        using IConnection server = await listener.AcceptAsync(Stop);

        // IAC IP IAC DM, the last octet urgent, then the command: RFC 959 §4.1.3 (ABOR).
        telnet.Send([0xFF, 0xF4, 0xFF]);
        telnet.Send([0xF2], SocketFlags.OutOfBand);
        telnet.Send("ABOR\r\n"u8);

        Assert.Equal([0xFF, 0xF4, 0xFF, 0xF2, .. "ABOR\r\n"u8], await server.ReceiveExactlyAsync(10, Stop));
    }

    [Theory]
    [MemberData(nameof(Implementations))]
    public void Listen_AddressOfAnotherMachine_IsNotAvailable(bool native)
    {
        NetworkException refused = Assert.Throws<NetworkException>(() =>
            new SystemNetwork(native, TimeProvider.System).Listen(new IPEndPoint(IPAddress.Parse("192.0.2.1"), 0), 1));
        Assert.Equal(NetworkError.AddressNotAvailable, refused.Error);
    }

    [Theory(Timeout = HangMs)]
    [MemberData(nameof(Implementations))]
    public async Task Connections_OpenedAndClosedInManyWays_LeakNoDescriptor(bool native)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Descriptors are counted in /proc.");
        SystemNetwork network = new(native, TimeProvider.System);
        await OpenAndCloseAsync(network);
        int before = OpenSockets();

        for (int round = 0; round < 20; round++)
        {
            await OpenAndCloseAsync(network);
        }

        Assert.Equal(before, OpenSockets());
    }

    [Fact(Timeout = 2 * HangMs)]
    public async Task SendFile_ThousandSlowReceivers_NeedNoThreadEach()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Threads are counted in /proc.");
        const int Receivers = 1000;
        const long Length = 64 * 1024 * 1024;
        SystemNetwork network = new();
        using TemporaryFile file = new();
        RandomAccess.SetLength(file.Handle, Length);
        using IListener listener = network.Listen(new IPEndPoint(IPAddress.Loopback, 0), 16);
        List<ConnectedPair> pairs = [];
        List<Task> sending = [];
        int threads = Directory.GetDirectories("/proc/self/task").Length;
        for (int i = 0; i < Receivers; i++)
        {
            IConnection client = await network.ConnectAsync(null, listener.LocalEndPoint, Stop);
            ConnectedPair pair = new(client, await listener.AcceptAsync(Stop));
            pairs.Add(pair);
            sending.Add(pair.Server.SendFileAsync(file.Handle, 0, Length, new TransferMeter(), Stop).AsTask());
        }

        int more = Directory.GetDirectories("/proc/self/task").Length - threads;
        Assert.All(sending, one => Assert.False(one.IsCompleted));
        Assert.InRange(more, 0, 80); // The transfer threads' limit is 64; the pool may add its own.
        pairs.ForEach(pair => pair.Dispose());
        await Task.WhenAll(sending.Select(one => Assert.ThrowsAnyAsync<Exception>(() => one)));
    }

    private static int OpenSockets() => Directory.GetFiles("/proc/self/fd")
        .Count(link => new FileInfo(link).LinkTarget?.StartsWith("socket:", StringComparison.Ordinal) ?? false);

    private static async Task OpenAndCloseAsync(SystemNetwork network)
    {
        using (ConnectedPair orderly = await ConnectedPair.CreateAsync(network, Stop))
        {
            await orderly.Client.ShutdownAsync(Stop);
            await orderly.Server.ReceiveToEndAsync(Stop);
        }

        using (ConnectedPair aborted = await ConnectedPair.CreateAsync(network, Stop))
        {
            Task<int> pending = aborted.Client.ReceiveAsync(new byte[1], Stop).AsTask();
            aborted.Server.Abort();
            await Assert.ThrowsAsync<NetworkException>(() => pending);
        }

        using ConnectedPair disposed = await ConnectedPair.CreateAsync(network, Stop);
        Task<int> waiting = disposed.Client.ReceiveAsync(new byte[1], Stop).AsTask();
        disposed.Client.Dispose();
        await Assert.ThrowsAnyAsync<Exception>(() => waiting);
    }
}
