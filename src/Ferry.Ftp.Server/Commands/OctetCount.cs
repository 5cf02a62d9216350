using System.Buffers.Text;

namespace Ferry.Ftp.Server.Commands;

/// <summary>A count of octets as REST and ALLO give it: decimal digits and nothing else.</summary>
internal static class OctetCount
{
    public static bool TryParse(ReadOnlySpan<byte> text, out long octets) =>
        Utf8Parser.TryParse(text, out octets, out int consumed) && consumed == text.Length && octets >= 0 && text[0] is not (byte)'+';
}
