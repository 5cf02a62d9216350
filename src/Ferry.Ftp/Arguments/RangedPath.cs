namespace Ferry.Ftp;

/// <summary>A path and perhaps a part of the file: what follows XCRC, XMD5 and their kin, <c>path [start [end]]</c>.</summary>
/// <param name="Path">Octets of the path.</param>
/// <param name="Range">From the start to before the end, as those who offer these commands count.</param>
public readonly record struct RangedPath(ReadOnlyMemory<byte> Path, OctetRange Range)
{
    /// <summary>Every meaning that an argument can have, the likeliest first: no RFC says where a path ends. A path between
    /// quotation marks ends there; one without may hold spaces and digits, and whether <c>a 1</c> is a file or the
    /// rest of one only the file system knows.</summary>
    /// <returns>One to three meanings; none where the argument is wrong.</returns>
    public static IReadOnlyList<RangedPath> ReadingsOf(ReadOnlyMemory<byte> argument)
    {
        if (QuotedPath.TryParse(argument.Span, out byte[] path, out int length))
        {
            return TryParseRange(argument.Span[length..], out OctetRange range) ? [new(path, range)] : [];
        }

        List<RangedPath> readings = [new(argument, OctetRange.Whole)];
        int end = argument.Length;
        while (readings.Count <= 2
            && (end = argument.Span[..end].LastIndexOf((byte)' ')) > 0
            && TryParseRange(argument.Span[end..], out OctetRange range))
        {
            readings.Add(new(argument[..end], range));
        }

        return readings;
    }

    // Nothing, " start" or " start end".
    private static bool TryParseRange(ReadOnlySpan<byte> text, out OctetRange range)
    {
        range = OctetRange.Whole;
        if (text.IsEmpty)
        {
            return true;
        }

        if (text[0] != (byte)' ')
        {
            return false;
        }

        ReadOnlySpan<byte> numbers = text[1..];
        int space = numbers.IndexOf((byte)' ');
        long end = long.MaxValue;
        if (!OctetRange.TryParseOffset(space < 0 ? numbers : numbers[..space], out long start)
            || (space >= 0 && !OctetRange.TryParseOffset(numbers[(space + 1)..], out end))
            || end < start)
        {
            return false;
        }

        range = new(start, end);
        return true;
    }
}
