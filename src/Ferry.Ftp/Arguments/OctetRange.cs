using System.Buffers.Text;

namespace Ferry.Ftp;

/// <summary>Some of a file's octets.</summary>
/// <param name="Start">The first one, from 0.</param>
/// <param name="End">The first one that no longer belongs to it, from <paramref name="Start"/>.</param>
public readonly record struct OctetRange(long Start, long End)
{
    /// <summary>The whole of a file, however long.</summary>
    public static OctetRange Whole => new(0, long.MaxValue);

    /// <summary>How many octets there are.</summary>
    public long Length => End - Start;

    /// <summary>The part that lies in a file of <paramref name="length"/> octets; empty where it begins beyond.</summary>
    public OctetRange Within(long length) => new(Math.Min(Start, length), Math.Min(End, length));

    /// <summary>Reads the argument of RANG: first and last octet, both counted from 0 (draft-bryan-ftp-range §3).</summary>
    /// <param name="argument">Two numbers with a space between them.</param>
    /// <param name="range">The range; <see cref="Whole"/> for <c>1 0</c>, which takes the last RANG back.</param>
    /// <returns>False where the end lies before the start, or where these are no two numbers.</returns>
    public static bool TryParse(ReadOnlySpan<byte> argument, out OctetRange range)
    {
        range = Whole;
        int space = argument.IndexOf((byte)' ');
        if (space < 0 || !TryParseOffset(argument[..space], out long first) || !TryParseOffset(argument[(space + 1)..], out long last))
        {
            return false;
        }

        if (first == 1 && last == 0)
        {
            return true;
        }

        if (last < first || last == long.MaxValue)
        {
            return false;
        }

        range = new(first, last + 1);
        return true;
    }

    /// <summary>Reads an offset into a file: digits and nothing else.</summary>
    internal static bool TryParseOffset(ReadOnlySpan<byte> digits, out long offset) =>
        Utf8Parser.TryParse(digits, out offset, out int consumed) && consumed == digits.Length && digits[0] is >= (byte)'0' and <= (byte)'9';
}
