using System.Net;
using System.Net.NetworkInformation;

namespace Ferry.Cli;

/// <summary>The addresses by which others may reach this machine.</summary>
internal static class LocalAddresses
{
    /// <summary>Addresses of all interfaces that are up, IPv4 first. Loopback only where there is nothing else;
    /// link-local ones never, because what to write for their zone only the other machine knows.</summary>
    /// <param name="any">The wildcard address listened on: <see cref="IPAddress.Any"/> leaves IPv6 out.</param>
    public static IReadOnlyList<IPAddress> List(IPAddress any)
    {
        IPAddress[] all =
        [
            .. NetworkInterface.GetAllNetworkInterfaces()
                .Where(face => face.OperationalStatus is OperationalStatus.Up or OperationalStatus.Unknown)
                .SelectMany(face => face.GetIPProperties().UnicastAddresses)
                .Select(unicast => unicast.Address)
                .Where(address => !address.IsIPv6LinkLocal && (IsIPv6(any) || !IsIPv6(address)))
                .OrderBy(IsIPv6),
        ];
        IPAddress[] others = [.. all.Where(address => !IPAddress.IsLoopback(address))];
        return others.Length > 0 ? others : all;
    }

    /// <summary>Whether the address is one of IPv6.</summary>
    public static bool IsIPv6(IPAddress address) => address.GetAddressBytes().Length == 16;
}
