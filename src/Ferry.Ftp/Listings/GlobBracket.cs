namespace Ferry.Ftp;

/// <summary>A bracket of a <see cref="Glob"/>: characters and ranges, perhaps all but these.</summary>
internal readonly ref struct GlobBracket
{
    private readonly ReadOnlySpan<byte> _members;
    private readonly bool _negated;

    private GlobBracket(ReadOnlySpan<byte> members, bool negated, int length)
    {
        _members = members;
        _negated = negated;
        Length = length;
    }

    /// <summary>Octets that the bracket takes up in the pattern.</summary>
    public int Length { get; }

    /// <summary>Reads the bracket at the beginning of <paramref name="pattern"/>.</summary>
    /// <returns>False where none begins there or it is not closed. A <c>]</c> in the first place is a member.</returns>
    public static bool TryRead(ReadOnlySpan<byte> pattern, out GlobBracket bracket)
    {
        bracket = default;
        if (pattern[0] != (byte)'[' || pattern.Length < 3)
        {
            return false;
        }

        bool negated = pattern[1] is (byte)'!' or (byte)'^';
        int first = negated ? 2 : 1;
        int count = pattern.Length > first ? pattern[(first + 1)..].IndexOf((byte)']') + 1 : 0;
        if (count == 0)
        {
            return false;
        }

        bracket = new(pattern.Slice(first, count), negated, first + count + 1);
        return true;
    }

    /// <summary>Whether the bracket stands for the character (see <see cref="Utf8Character"/>).</summary>
    public bool Matches(int character)
    {
        ReadOnlySpan<byte> rest = _members;
        while (!rest.IsEmpty)
        {
            int low = Utf8Character.Read(rest, out int length);
            rest = rest[length..];
            int high = low;
            if (rest.Length > 1 && rest[0] == (byte)'-')
            {
                high = Utf8Character.Read(rest[1..], out length);
                rest = rest[(length + 1)..];
            }

            if (character >= low && character <= high)
            {
                return !_negated;
            }
        }

        return _negated;
    }
}
