using System.Net;
using System.Net.Sockets;

namespace Ferry.EndToEnd.Tests.Processes;

/// <summary>The machine's own addresses.</summary>
internal static class Loopback
{
    /// <summary>127.0.0.1, and ::1 where the machine has it.</summary>
    public static IReadOnlyList<IPAddress> Addresses { get; } =
        HasIPv6() ? [IPAddress.Loopback, IPAddress.IPv6Loopback] : [IPAddress.Loopback];

    private static bool HasIPv6()
    {
        try
        {
            using TcpListener listener = new(IPAddress.IPv6Loopback, 0);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
