using System.Net;

namespace Ferry.Network;

/// <summary>The one form in which Ferry shows an end point.</summary>
internal static class EndPoints
{
    /// <summary>The same end point with an IPv4-mapped IPv6 address (RFC 4291 §2.5.5.2) as the IPv4 address it
    /// is.</summary>
    public static IPEndPoint Unmapped(IPEndPoint endPoint) =>
        endPoint.Address.IsIPv4MappedToIPv6 ? new(endPoint.Address.MapToIPv4(), endPoint.Port) : endPoint;

    /// <summary>Whether the end point names one address and one port, so that the system has nothing left to
    /// choose.</summary>
    public static bool IsExact(IPEndPoint endPoint) =>
        endPoint.Port != 0 && !endPoint.Address.Equals(IPAddress.Any) && !endPoint.Address.Equals(IPAddress.IPv6Any);
}
