using System.Buffers;
using System.Text;

namespace Ferry.Ftp;

/// <summary>Characters of names that are usually UTF-8 but need not be.</summary>
internal static class Utf8Character
{
    // Beyond the last character of Unicode, so that a stray octet equals itself and no character.
    private const int StrayOctet = 0x110000;

    /// <summary>The first character of <paramref name="octets"/>, which are not empty; or their first octet where they do
    /// not begin with valid UTF-8.</summary>
    public static int Read(ReadOnlySpan<byte> octets, out int length)
    {
        if (octets[0] < 0x80)
        {
            length = 1;
            return octets[0];
        }

        if (Rune.DecodeFromUtf8(octets, out Rune rune, out length) == OperationStatus.Done)
        {
            return rune.Value;
        }

        length = 1;
        return StrayOctet + octets[0];
    }
}
