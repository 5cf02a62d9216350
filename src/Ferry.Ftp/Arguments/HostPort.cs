using System.Globalization;
using System.Net;

namespace Ferry.Ftp;

/// <summary>The <c>host-port</c> of PORT and of the 227 reply: <c>h1,h2,h3,h4,p1,p2</c> (RFC 959 §4.1.2, §5.3.2).</summary>
public static class HostPort
{
    /// <summary>Reads the argument of PORT.</summary>
    /// <param name="argument">Six decimal numbers from 0 to 255. Spaces, signs and leading zeros are refused: a second
    /// reading of the same octets is how addresses slip past a check.</param>
    /// <param name="endPoint">An IPv4 endpoint. Whether the server may connect there is for the caller to decide.</param>
    public static bool TryParse(ReadOnlySpan<byte> argument, out IPEndPoint endPoint)
    {
        Span<byte> octets = stackalloc byte[6];
        bool valid = StrictDecimal.TryParseOctets(argument, (byte)',', octets);
        endPoint = valid ? new(new IPAddress(octets[..4]), (octets[4] << 8) | octets[5]) : new(IPAddress.None, 0);
        return valid;
    }

    /// <summary>What stands in the parentheses of 227.</summary>
    /// <param name="endPoint">IPv4, or IPv4 mapped into IPv6.</param>
    /// <exception cref="ArgumentException">The address has no IPv4 form.</exception>
    public static string Format(IPEndPoint endPoint)
    {
        Span<byte> octets = stackalloc byte[4];
        if (!endPoint.Address.MapToIPv4IfMapped().TryWriteBytes(octets, out _))
        {
            throw new ArgumentException("Only an IPv4 address can be written as host and port.", nameof(endPoint));
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"{octets[0]},{octets[1]},{octets[2]},{octets[3]},{endPoint.Port >> 8},{endPoint.Port & 0xFF}");
    }

    private static IPAddress MapToIPv4IfMapped(this IPAddress address) =>
        address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
