using System.Net;
using System.Net.Sockets;
using Ferry.Network;
using Xunit;

namespace Ferry.Testing.Network;

/// <summary>What every <see cref="INetwork"/> promises about listeners and connections.</summary>
public abstract class NetworkContract
{
    private const int HangMs = 60_000;

    /// <summary>A new network with the loopback addresses of both families.</summary>
    protected abstract INetwork Network { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory(Timeout = HangMs)]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public async Task Connect_SomebodyListens_BothEndsAgreeOnTheEndPoints(string address)
    {
        using IListener listener = Listen(address);
        using IConnection client = await Network.ConnectAsync(null, listener.LocalEndPoint, Stop);
        using IConnection server = await listener.AcceptAsync(Stop);

        Assert.NotEqual(0, listener.LocalEndPoint.Port);
        Assert.Equal(listener.LocalEndPoint, client.RemoteEndPoint);
        Assert.Equal(client.RemoteEndPoint, server.LocalEndPoint);
        Assert.Equal(client.LocalEndPoint, server.RemoteEndPoint);
    }

    [Fact(Timeout = HangMs)]
    public async Task Accept_Ipv4ClientOfIpv6AnyListener_IsShownAsIpv4()
    {
        using IListener listener = Listen("::");
        using IConnection client = await Network.ConnectAsync(
            null, new IPEndPoint(IPAddress.Loopback, listener.LocalEndPoint.Port), Stop);
        using IConnection server = await listener.AcceptAsync(Stop);

        Assert.Equal(IPAddress.Loopback, server.RemoteEndPoint.Address);
        Assert.Equal(IPAddress.Loopback, server.LocalEndPoint.Address);
        Assert.Equal(AddressFamily.InterNetwork, client.LocalEndPoint.AddressFamily);
    }

    [Fact(Timeout = HangMs)]
    public async Task Connect_NobodyListens_IsRefused()
    {
        IListener listener = Listen();
        IPEndPoint abandoned = listener.LocalEndPoint;
        listener.Dispose();

        NetworkException refused = await Assert.ThrowsAsync<NetworkException>(
            () => Network.ConnectAsync(null, abandoned, Stop).AsTask());
        Assert.Equal(NetworkError.Refused, refused.Error);
    }

    [Fact(Timeout = HangMs)]
    public async Task Connect_ChosenSourceAddress_IsSeenByThePeer()
    {
        using IListener listener = Listen();
        using IConnection client = await Network.ConnectAsync(
            new IPEndPoint(IPAddress.Parse("127.0.0.2"), 0), listener.LocalEndPoint, Stop);
        using IConnection server = await listener.AcceptAsync(Stop);

        Assert.Equal(IPAddress.Parse("127.0.0.2"), server.RemoteEndPoint.Address);
        Assert.Equal(client.LocalEndPoint, server.RemoteEndPoint);
    }

    [Fact(Timeout = HangMs)]
    public async Task Connect_SameSourcePortToTwoPeers_BothConnect()
    {
        using IListener one = Listen();
        using IListener other = Listen();
        using IConnection first = await Network.ConnectAsync(
            new IPEndPoint(IPAddress.Loopback, 0), one.LocalEndPoint, Stop);
        using IConnection second = await Network.ConnectAsync(first.LocalEndPoint, other.LocalEndPoint, Stop);

        Assert.Equal(first.LocalEndPoint, second.LocalEndPoint);
    }

    [Fact]
    public void Listen_PortInUse_SaysSo()
    {
        using IListener listener = Listen();

        NetworkException inUse = Assert.Throws<NetworkException>(() => Network.Listen(listener.LocalEndPoint, 1));
        Assert.Equal(NetworkError.AddressInUse, inUse.Error);
    }

    [Fact(Timeout = HangMs)]
    public async Task Listen_PortWithOldConnections_IsFreeOnceTheListenerIsGone()
    {
        IPEndPoint endPoint;
        using (IListener listener = Listen())
        {
            endPoint = listener.LocalEndPoint;
            using IConnection client = await Network.ConnectAsync(null, endPoint, Stop);
            using IConnection server = await listener.AcceptAsync(Stop);
        }

        using IListener again = Network.Listen(endPoint, 1);
        Assert.Equal(endPoint, again.LocalEndPoint);
    }

    [Fact(Timeout = HangMs)]
    public async Task Accept_ConnectionWaiting_CompletesSynchronously()
    {
        using IListener listener = Listen();
        using IConnection client = await Network.ConnectAsync(null, listener.LocalEndPoint, Stop);

        ValueTask<IConnection> accept = listener.AcceptAsync(Stop);
        Assert.True(accept.IsCompletedSuccessfully);
        (await accept).Dispose();
    }

    [Fact(Timeout = HangMs)]
    public async Task Accept_Cancelled_LeavesTheListenerUsable()
    {
        using IListener listener = Listen();
        using CancellationTokenSource cancel = new();
        Task<IConnection> accept = listener.AcceptAsync(cancel.Token).AsTask();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => accept);

        using IConnection client = await Network.ConnectAsync(null, listener.LocalEndPoint, Stop);
        using IConnection server = await listener.AcceptAsync(Stop);
        Assert.Equal(client.LocalEndPoint, server.RemoteEndPoint);
    }

    [Fact(Timeout = HangMs)]
    public async Task Accept_ListenerDisposed_EndsWithObjectDisposed()
    {
        IListener listener = Listen();
        Task<IConnection> pending = listener.AcceptAsync(Stop).AsTask();
        listener.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => pending);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => listener.AcceptAsync(Stop).AsTask());
    }

    private IListener Listen(string address = "127.0.0.1") =>
        Network.Listen(new IPEndPoint(IPAddress.Parse(address), 0), backlog: 16);
}
