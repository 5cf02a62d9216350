using System.Runtime.InteropServices;

namespace Ferry.Network.Linux;

/// <summary>The socket options that Ferry sets and reads.</summary>
internal static class SocketOptions
{
    /// <summary>Sets what every connection has; a listener hands it down.</summary>
    public static void PrepareConnection(LinuxSocket socket)
    {
        Set(socket, LinuxNative.IpprotoTcp, LinuxNative.TcpNodelay, 1);
        Set(socket, LinuxNative.SolSocket, LinuxNative.SoKeepalive, 1);
        Set(socket, LinuxNative.SolSocket, LinuxNative.SoOobinline, 1);
    }

    /// <summary>Binds beside old connections of the same port; never beside another listener.</summary>
    public static void AllowReuse(LinuxSocket socket) =>
        Set(socket, LinuxNative.SolSocket, LinuxNative.SoReuseaddr, 1);

    /// <summary>Lets an IPv6 listener accept IPv4 too, whatever the system's default.</summary>
    public static void AllowIpv4(LinuxSocket socket) =>
        Set(socket, LinuxNative.IpprotoIpv6, LinuxNative.Ipv6V6only, 0);

    /// <summary>Makes the close of the socket a reset.</summary>
    public static void ResetOnClose(LinuxSocket socket)
    {
        ReadOnlySpan<int> linger = [1, 0]; // On, and for no time.
        TrySet(socket, LinuxNative.SolSocket, LinuxNative.SoLinger, linger);
    }

    /// <summary>How many octets must have come for the socket to count as readable; a hint, and harmless on a closed
    /// socket.</summary>
    public static void SetReceiveLowWaterMark(LinuxSocket socket, int octets) =>
        TrySet(socket, LinuxNative.SolSocket, LinuxNative.SoRcvlowat, [octets]);

    /// <summary>The socket's pending error, 0 for none.</summary>
    public static int TakeError(LinuxSocket socket)
    {
        int octets = sizeof(int);
        int result = LinuxNative.GetSockOpt(
            socket, LinuxNative.SolSocket, LinuxNative.SoError, out int error, ref octets);
        return result == 0 ? error : Marshal.GetLastPInvokeError();
    }

    private static void Set(LinuxSocket socket, int level, int option, int value)
    {
        if (LinuxNative.SetSockOpt(socket, level, option, [value], sizeof(int)) != 0)
        {
            throw NetworkErrors.FromErrno(Marshal.GetLastPInvokeError());
        }
    }

    private static void TrySet(LinuxSocket socket, int level, int option, ReadOnlySpan<int> value)
    {
        try
        {
            _ = LinuxNative.SetSockOpt(socket, level, option, value, value.Length * sizeof(int));
        }
        catch (ObjectDisposedException)
        {
            // Closed meanwhile, by whoever had the right to.
        }
    }
}
