using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Ferry.Network.Linux;

/// <summary>The system calls that take or give an address. <see cref="SocketAddress"/> knows the system's
/// layout.</summary>
internal static class SocketAddresses
{
    private const int Largest = 28; // sizeof(struct sockaddr_in6)

    public static void Bind(LinuxSocket socket, IPEndPoint local)
    {
        SocketAddress address = local.Serialize();
        if (LinuxNative.Bind(socket, address.Buffer.Span, address.Size) != 0)
        {
            throw NetworkErrors.FromErrno(Marshal.GetLastPInvokeError());
        }
    }

    /// <returns>0 or the error number; <see cref="Errno.Einprogress"/> means: wait until writable.</returns>
    public static int Connect(LinuxSocket socket, IPEndPoint remote)
    {
        SocketAddress address = remote.Serialize();
        if (LinuxNative.Connect(socket, address.Buffer.Span, address.Size) == 0)
        {
            return 0;
        }

        int errno = Marshal.GetLastPInvokeError();
        return errno == Errno.Eintr ? Errno.Einprogress : errno; // An interrupted connect goes on by itself.
    }

    /// <returns>The new descriptor, or the negated error number.</returns>
    public static int Accept(LinuxSocket listener, out IPEndPoint? remote)
    {
        Span<byte> address = stackalloc byte[Largest];
        int length = Largest;
        int descriptor = LinuxNative.Accept4(
            listener, address, ref length, LinuxNative.SockNonblock | LinuxNative.SockCloexec);
        remote = descriptor < 0 ? null : Parse(address[..length]);
        return descriptor < 0 ? -Marshal.GetLastPInvokeError() : descriptor;
    }

    public static IPEndPoint LocalOf(LinuxSocket socket)
    {
        Span<byte> address = stackalloc byte[Largest];
        int length = Largest;
        if (LinuxNative.GetSockName(socket, address, ref length) != 0)
        {
            throw NetworkErrors.FromErrno(Marshal.GetLastPInvokeError());
        }

        return Parse(address[..length]);
    }

    private static IPEndPoint Parse(ReadOnlySpan<byte> octets)
    {
        bool isV6 = MemoryMarshal.Read<ushort>(octets) == LinuxNative.AfInet6;
        SocketAddress address = new(isV6 ? AddressFamily.InterNetworkV6 : AddressFamily.InterNetwork, octets.Length);
        octets.CopyTo(address.Buffer.Span);
        IPEndPoint any = new(isV6 ? IPAddress.IPv6Any : IPAddress.Any, 0);
        return EndPoints.Unmapped((IPEndPoint)any.Create(address));
    }
}
