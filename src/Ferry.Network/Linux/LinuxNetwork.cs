using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Ferry.Network.Linux;

/// <summary>TCP by Linux system calls, as few of them as it takes.</summary>
internal sealed class LinuxNetwork : INetwork
{
    private readonly TimeProvider _clock;

    public LinuxNetwork(TimeProvider clock)
    {
        _clock = clock;
        Poller.Start();
    }

    public IListener Listen(IPEndPoint local, int backlog)
    {
        LinuxSocket socket = Open(local.AddressFamily);
        try
        {
            // Accepted sockets inherit these, so a data connection costs no call for them.
            SocketOptions.PrepareConnection(socket);
            SocketOptions.AllowReuse(socket);
            if (local.Address.Equals(IPAddress.IPv6Any))
            {
                SocketOptions.AllowIpv4(socket);
            }

            SocketAddresses.Bind(socket, local);
            Check(LinuxNative.Listen(socket, backlog));
            return new LinuxListener(socket, local.Port != 0 ? local : SocketAddresses.LocalOf(socket), _clock);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public async ValueTask<IConnection> ConnectAsync(
        IPEndPoint? local, IPEndPoint remote, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        LinuxSocket socket = Open(remote.AddressFamily);
        try
        {
            SocketOptions.PrepareConnection(socket);
            if (local is not null)
            {
                // Data connections to many peers may come from one port (20, RFC 959 §3.2).
                SocketOptions.AllowReuse(socket);
                SocketAddresses.Bind(socket, local);
            }

            int errno = SocketAddresses.Connect(socket, remote);
            if (errno == Errno.Einprogress)
            {
                await socket.Watch.WaitWritableAsync(cancellationToken);
                errno = SocketOptions.TakeError(socket);
            }

            if (errno != 0)
            {
                throw NetworkErrors.FromErrno(errno);
            }

            bool known = local is not null && EndPoints.IsExact(local);
            return new LinuxConnection(socket, known ? local! : SocketAddresses.LocalOf(socket), remote, _clock);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static LinuxSocket Open(AddressFamily family)
    {
        int domain = family == AddressFamily.InterNetworkV6 ? LinuxNative.AfInet6 : LinuxNative.AfInet;
        const int Type = LinuxNative.SockStream | LinuxNative.SockNonblock | LinuxNative.SockCloexec;
        int descriptor = LinuxNative.Socket(domain, Type, 0);
        Check(descriptor);
        return SpareDescriptors.Claim(descriptor);
    }

    private static void Check(int result)
    {
        if (result < 0)
        {
            throw NetworkErrors.FromErrno(Marshal.GetLastPInvokeError());
        }
    }
}
