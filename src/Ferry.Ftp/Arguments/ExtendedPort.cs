using System.Buffers;
using System.Globalization;
using System.Net;

namespace Ferry.Ftp;

/// <summary>Endpoints as EPRT and the 229 reply write them: <c>|protocol|address|port|</c> (RFC 2428).</summary>
public static class ExtendedPort
{
    // IANA's address family numbers (RFC 2428 §2).
    private const int IPv4 = 1;
    private const int IPv6 = 2;

    private static readonly SearchValues<byte> IPv6Characters = SearchValues.Create("0123456789abcdefABCDEF:."u8);

    /// <summary>Reads the argument of EPRT.</summary>
    /// <param name="argument">Three fields, each between two delimiters; the delimiter is any character from <c>!</c> to
    /// <c>~</c>. Numbers are plain decimals; addresses have neither brackets nor zones.</param>
    /// <param name="endPoint">The endpoint if <see cref="EprtStatus.Valid"/>. Whether the server may connect there is for
    /// the caller to decide.</param>
    public static EprtStatus TryParse(ReadOnlySpan<byte> argument, out IPEndPoint endPoint)
    {
        endPoint = new(IPAddress.None, 0);
        if (argument.IsEmpty || argument[0] is < 33 or > 126)
        {
            return EprtStatus.Malformed;
        }

        byte delimiter = argument[0];
        ReadOnlySpan<byte> rest = argument[1..];
        if (!TryTakeField(ref rest, delimiter, out ReadOnlySpan<byte> protocolField)
            || !TryTakeField(ref rest, delimiter, out ReadOnlySpan<byte> addressField)
            || !TryTakeField(ref rest, delimiter, out ReadOnlySpan<byte> portField)
            || !rest.IsEmpty
            || !StrictDecimal.TryParse(protocolField, ushort.MaxValue, out int protocol)
            || !StrictDecimal.TryParse(portField, ushort.MaxValue, out int port))
        {
            return EprtStatus.Malformed;
        }

        if (protocol is not (IPv4 or IPv6))
        {
            return EprtStatus.UnsupportedProtocol;
        }

        if (ParseAddress(addressField, protocol) is not { } address)
        {
            return EprtStatus.Malformed;
        }

        endPoint = new(address, port);
        return EprtStatus.Valid;
    }

    /// <summary>What stands in the parentheses of 229: the port alone (RFC 2428 §3).</summary>
    /// <param name="port">1–65535.</param>
    public static string Format(int port) => string.Create(CultureInfo.InvariantCulture, $"|||{port}|");

    private static bool TryTakeField(ref ReadOnlySpan<byte> rest, byte delimiter, out ReadOnlySpan<byte> field)
    {
        int end = rest.IndexOf(delimiter);
        field = end < 0 ? default : rest[..end];
        rest = rest[(end + 1)..];
        return end >= 0;
    }

    private static IPAddress? ParseAddress(ReadOnlySpan<byte> text, int protocol)
    {
        if (protocol == IPv4)
        {
            // Not IPAddress.TryParse: it takes octal, hexadecimal and single integers too.
            Span<byte> octets = stackalloc byte[4];
            return StrictDecimal.TryParseOctets(text, (byte)'.', octets) ? new(octets) : null;
        }

        return !text.ContainsAnyExcept(IPv6Characters)
            && text.Contains((byte)':')
            && IPAddress.TryParse(text, out IPAddress? address)
                ? address
                : null;
    }
}
