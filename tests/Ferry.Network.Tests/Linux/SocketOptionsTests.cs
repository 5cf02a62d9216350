using System.Net;
using System.Net.Sockets;
using Ferry.Network.Linux;

namespace Ferry.Network.Tests.Linux;

public sealed class SocketOptionsTests
{
    [Fact]
    public void PrepareConnection_OnAListener_IsInheritedByWhatItAccepts()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The native implementation is for Linux.");
        const int Type = LinuxNative.SockStream | LinuxNative.SockCloexec;
        using LinuxSocket listener = new(LinuxNative.Socket(LinuxNative.AfInet, Type, 0));
        SocketOptions.PrepareConnection(listener);
        SocketAddresses.Bind(listener, new IPEndPoint(IPAddress.Loopback, 0));
        Assert.Equal(0, LinuxNative.Listen(listener, 1));
        using Socket client = new(SocketType.Stream, ProtocolType.Tcp);
        client.Connect(SocketAddresses.LocalOf(listener));

        using Socket accepted = new(new SafeSocketHandle(SocketAddresses.Accept(listener, out _), ownsHandle: true));

        Assert.True(accepted.NoDelay);
        Assert.Equal(1, accepted.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive));
        Assert.Equal(1, accepted.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.OutOfBandInline));
    }
}
