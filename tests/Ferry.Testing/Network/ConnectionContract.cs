using Ferry.Network;
using Xunit;

namespace Ferry.Testing.Network;

/// <summary>What every <see cref="IConnection"/> promises about octets, ends, breaks and cancellation.</summary>
public abstract class ConnectionContract
{
    private const int HangMs = 60_000;
    private const int MoreThanAnyPipe = 64 * 1024 * 1024;

    /// <summary>The network under test.</summary>
    protected abstract INetwork Network { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact(Timeout = HangMs)]
    public async Task Send_BothDirections_Arrives()
    {
        using ConnectedPair pair = await ConnectedPair.CreateAsync(Network, Stop);

        await pair.Client.SendAsync("USER anna\r\n"u8.ToArray(), Stop);
        await pair.Server.SendAsync("331 Need password.\r\n"u8.ToArray(), Stop);

        Assert.Equal("USER anna\r\n"u8.ToArray(), await pair.Server.ReceiveExactlyAsync(11, Stop));
        Assert.Equal("331 Need password.\r\n"u8.ToArray(), await pair.Client.ReceiveExactlyAsync(20, Stop));
    }

    [Fact(Timeout = HangMs)]
    public async Task Receive_EmptyBuffer_WaitsAndTakesNothing()
    {
        using ConnectedPair pair = await ConnectedPair.CreateAsync(Network, Stop);
        Task<int> waiting = pair.Server.ReceiveAsync(Memory<byte>.Empty, Stop).AsTask();
        Assert.False(waiting.IsCompleted);

        await pair.Client.SendAsync("NOOP"u8.ToArray(), Stop);

        Assert.Equal(0, await waiting);
        Assert.Equal("NOOP"u8.ToArray(), await pair.Server.ReceiveExactlyAsync(4, Stop));
    }

    [Fact(Timeout = HangMs)]
    public async Task Receive_EmptyBufferAndPeerEnds_Completes()
    {
        using ConnectedPair pair = await ConnectedPair.CreateAsync(Network, Stop);
        Task<int> waiting = pair.Server.ReceiveAsync(Memory<byte>.Empty, Stop).AsTask();

        await pair.Client.ShutdownAsync(Stop);

        Assert.Equal(0, await waiting);
        Assert.Equal(0, await pair.Server.ReceiveAsync(new byte[1], Stop));
    }

    [Fact(Timeout = HangMs)]
    public async Task Shutdown_PeerSeesTheEnd_AndMayStillSend()
    {
        using ConnectedPair pair = await ConnectedPair.CreateAsync(Network, Stop);
        await pair.Client.SendAsync("QUIT"u8.ToArray(), Stop);
        await pair.Client.ShutdownAsync(Stop);

        Assert.Equal("QUIT"u8.ToArray(), await pair.Server.ReceiveToEndAsync(Stop));
        await pair.Server.SendAsync("221"u8.ToArray(), Stop);
        await pair.Server.ShutdownAsync(Stop);
        Assert.Equal("221"u8.ToArray(), await pair.Client.ReceiveToEndAsync(Stop));
    }

    [Fact(Timeout = HangMs)]
    public async Task Shutdown_ThenDispose_LosesNothing()
    {
        using ConnectedPair pair = await ConnectedPair.CreateAsync(Network, Stop);
        byte[] sent = RandomOctets(MoreThanAnyPipe / 8);
        Task<byte[]> receiving = pair.Client.ReceiveToEndAsync(Stop);

        await pair.Server.SendAsync(sent, Stop);
        await pair.Server.ShutdownAsync(Stop);
        pair.Server.Dispose();

        Assert.Equal(sent, await receiving);
    }

    [Fact(Timeout = HangMs)]
    public async Task Abort_PeerReceiving_SeesReset()
    {
        using ConnectedPair pair = await ConnectedPair.CreateAsync(Network, Stop);
        Task<int> receiving = pair.Client.ReceiveAsync(new byte[1], Stop).AsTask();

        pair.Server.Abort();

        NetworkException reset = await Assert.ThrowsAsync<NetworkException>(() => receiving);
        Assert.Equal(NetworkError.Reset, reset.Error);
    }

    [Fact(Timeout = HangMs)]
    public async Task Abort_PeerSending_SeesReset()
    {
        using ConnectedPair pair = await ConnectedPair.CreateAsync(Network, Stop);
        Task sending = pair.Client.SendAsync(new byte[MoreThanAnyPipe], Stop).AsTask();

        pair.Server.Abort();

        NetworkException reset = await Assert.ThrowsAsync<NetworkException>(() => sending);
        Assert.Equal(NetworkError.Reset, reset.Error);
    }

    [Fact(Timeout = HangMs)]
    public async Task Send_PeerDoesNotReceive_WaitsUntilItDoes()
    {
        using ConnectedPair pair = await ConnectedPair.CreateAsync(Network, Stop);
        Task sending = pair.Client.SendAsync(new byte[MoreThanAnyPipe], Stop).AsTask();
        Assert.False(sending.IsCompleted);

        await pair.Server.ReceiveExactlyAsync(MoreThanAnyPipe, Stop);

        await sending;
    }

    [Fact(Timeout = HangMs)]
    public async Task Receive_Cancelled_Ends()
    {
        using ConnectedPair pair = await ConnectedPair.CreateAsync(Network, Stop);
        using CancellationTokenSource cancel = new();
        Task<int> receiving = pair.Client.ReceiveAsync(new byte[1], cancel.Token).AsTask();

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => receiving);
    }

    [Fact(Timeout = HangMs)]
    public async Task Send_Cancelled_Ends()
    {
        using ConnectedPair pair = await ConnectedPair.CreateAsync(Network, Stop);
        using CancellationTokenSource cancel = new();
        Task sending = pair.Client.SendAsync(new byte[MoreThanAnyPipe], cancel.Token).AsTask();

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Fact(Timeout = HangMs)]
    public async Task Dispose_CallsPending_EndsThem()
    {
        using ConnectedPair pair = await ConnectedPair.CreateAsync(Network, Stop);
        Task<int> receiving = pair.Client.ReceiveAsync(new byte[1], Stop).AsTask();
        Task sending = pair.Client.SendAsync(new byte[MoreThanAnyPipe], Stop).AsTask();

        pair.Client.Dispose();

        Assert.True(IsEndOfConnection(await Record.ExceptionAsync(() => receiving)));
        Assert.True(IsEndOfConnection(await Record.ExceptionAsync(() => sending)));
        Assert.True(IsEndOfConnection(
            await Record.ExceptionAsync(() => pair.Client.ReceiveAsync(new byte[1], Stop).AsTask())));
    }

    [Fact(Timeout = HangMs)]
    public async Task Dispose_Twice_IsHarmless()
    {
        using ConnectedPair pair = await ConnectedPair.CreateAsync(Network, Stop);

        pair.Client.Dispose();
        pair.Client.Dispose();
        pair.Client.Abort();

        Assert.Equal(0, await pair.Server.ReceiveAsync(new byte[1], Stop));
    }

    /// <summary>Octets that no shifted or repeated block could imitate.</summary>
    protected static byte[] RandomOctets(int count)
    {
        byte[] octets = new byte[count];
        new Random(count).NextBytes(octets);
        return octets;
    }

    private static bool IsEndOfConnection(Exception? exception) =>
        exception is NetworkException or OperationCanceledException or ObjectDisposedException;
}
