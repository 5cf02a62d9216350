using System.Text;

namespace Ferry.Ftp;

/// <summary>The argument of EPSV (RFC 2428 §3).</summary>
public static class EpsvArgument
{
    /// <summary>Reads the argument; an empty one counts as none.</summary>
    public static EpsvRequest Parse(ReadOnlySpan<byte> argument)
    {
        if (argument.IsEmpty)
        {
            return EpsvRequest.SameProtocol;
        }

        if (Ascii.EqualsIgnoreCase(argument, "ALL"u8))
        {
            return EpsvRequest.All;
        }

        return StrictDecimal.TryParse(argument, ushort.MaxValue, out int protocol)
            ? protocol switch
            {
                1 => EpsvRequest.IPv4,
                2 => EpsvRequest.IPv6,
                _ => EpsvRequest.UnsupportedProtocol,
            }
            : EpsvRequest.Malformed;
    }
}
