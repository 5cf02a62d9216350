namespace Ferry.Ftp;

/// <summary>The <c>time-val</c> of MDTM, MFMT and MLST: <c>YYYYMMDDHHMMSS[.fraction]</c>, UTC (RFC 3659 §2.3).</summary>
public static class TimeValue
{
    /// <summary>Octets that <see cref="Format"/> writes.</summary>
    public const int Length = 14;

    /// <summary>Writes a time to the second, as exact as most file systems' users mean it.</summary>
    /// <param name="utc">From the year 1000.</param>
    /// <param name="destination">At least <see cref="Length"/> octets.</param>
    public static void Format(DateTime utc, Span<byte> destination)
    {
        WriteTwoDigits(destination, utc.Year / 100);
        WriteTwoDigits(destination[2..], utc.Year % 100);
        WriteTwoDigits(destination[4..], utc.Month);
        WriteTwoDigits(destination[6..], utc.Day);
        WriteTwoDigits(destination[8..], utc.Hour);
        WriteTwoDigits(destination[10..], utc.Minute);
        WriteTwoDigits(destination[12..], utc.Second);
    }

    /// <summary>Reads a time; digits beyond a tenth of a microsecond are dropped.</summary>
    /// <param name="text">14 digits, and perhaps a point with at least one digit behind it; nothing else.</param>
    /// <param name="utc">The time. Second 60, which only leap seconds have, is taken for second 59: the clocks that
    /// file systems use have none.</param>
    public static bool TryParse(ReadOnlySpan<byte> text, out DateTime utc)
    {
        utc = default;
        if (text.Length < Length
            || text[..Length].IndexOfAnyExceptInRange((byte)'0', (byte)'9') >= 0
            || !TryParseFraction(text[Length..], out long ticks))
        {
            return false;
        }

        int year = (TwoDigits(text) * 100) + TwoDigits(text[2..]);
        int month = TwoDigits(text[4..]);
        int day = TwoDigits(text[6..]);
        int hour = TwoDigits(text[8..]);
        int minute = TwoDigits(text[10..]);
        int second = TwoDigits(text[12..]);
        if (year < 1000
            || month is < 1 or > 12
            || day < 1
            || day > DateTime.DaysInMonth(year, month)
            || hour > 23
            || minute > 59
            || second > 60)
        {
            return false;
        }

        utc = new DateTime(year, month, day, hour, minute, Math.Min(second, 59), DateTimeKind.Utc).AddTicks(ticks);
        return true;
    }

    private static bool TryParseFraction(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text.IsEmpty)
        {
            return true;
        }

        ReadOnlySpan<byte> digits = text[1..];
        if (text[0] != (byte)'.' || digits.IsEmpty || digits.IndexOfAnyExceptInRange((byte)'0', (byte)'9') >= 0)
        {
            return false;
        }

        long unit = TimeSpan.TicksPerSecond;
        foreach (byte digit in digits[..Math.Min(digits.Length, 7)])
        {
            unit /= 10;
            ticks += (digit - '0') * unit;
        }

        return true;
    }

    private static int TwoDigits(ReadOnlySpan<byte> text) => ((text[0] - '0') * 10) + (text[1] - '0');

    private static void WriteTwoDigits(Span<byte> destination, int value)
    {
        destination[0] = (byte)('0' + (value / 10));
        destination[1] = (byte)('0' + (value % 10));
    }
}
