using System.Buffers;

namespace Ferry.Ftp;

/// <summary>Matches names against patterns as shells write them: <c>*</c>, <c>?</c> and <c>[a-z]</c> or <c>[!a-z]</c>.</summary>
/// <remarks>No braces, no backslash, and only the last star is ever taken back: the work is at most the length of the
/// pattern times the length of the name, whatever the pattern (CVE-2011-0762 is what happens otherwise). Names are octets;
/// where they are UTF-8, <c>?</c> and a bracket stand for one character, else for one octet. A bracket that is not closed
/// is an ordinary character. Slashes and leading dots are ordinary too: walking paths is for the caller.</remarks>
public static class Glob
{
    private static readonly SearchValues<byte> Wildcards = SearchValues.Create("*?["u8);

    /// <summary>Whether the text can match anything but itself.</summary>
    public static bool IsPattern(ReadOnlySpan<byte> text) => text.ContainsAny(Wildcards);

    /// <summary>Whether the pattern describes the whole name.</summary>
    public static bool IsMatch(ReadOnlySpan<byte> pattern, ReadOnlySpan<byte> name)
    {
        // Brackets can only begin before the last closing one: without this bound a row of opening ones would be searched
        // to its end again and again.
        int lastClosing = pattern.LastIndexOf((byte)']');
        int afterStar = -1;
        int starTakesUntil = 0;
        int p = 0;
        int n = 0;
        while (n < name.Length)
        {
            if (p < pattern.Length && pattern[p] == (byte)'*')
            {
                afterStar = ++p;
                starTakesUntil = n;
            }
            else if (p < pattern.Length
                && MatchesOne(pattern[p..], p < lastClosing, name[n..], out int patternLength, out int nameLength))
            {
                p += patternLength;
                n += nameLength;
            }
            else if (afterStar >= 0)
            {
                // The last star takes one character more. Earlier stars need not be tried again: what lies between them
                // and the last one was found as early as it could be.
                Utf8Character.Read(name[starTakesUntil..], out int length);
                starTakesUntil += length;
                p = afterStar;
                n = starTakesUntil;
            }
            else
            {
                return false;
            }
        }

        return !pattern[p..].ContainsAnyExcept((byte)'*');
    }

    private static bool MatchesOne(
        ReadOnlySpan<byte> pattern,
        bool mayBeBracket,
        ReadOnlySpan<byte> name,
        out int patternLength,
        out int nameLength)
    {
        int character = Utf8Character.Read(name, out nameLength);
        if (pattern[0] == (byte)'?')
        {
            patternLength = 1;
            return true;
        }

        if (mayBeBracket && GlobBracket.TryRead(pattern, out GlobBracket bracket))
        {
            patternLength = bracket.Length;
            return bracket.Matches(character);
        }

        return Utf8Character.Read(pattern, out patternLength) == character;
    }
}
