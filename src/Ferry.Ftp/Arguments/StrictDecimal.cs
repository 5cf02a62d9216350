namespace Ferry.Ftp;

/// <summary>Decimal numbers as protocols mean them: digits only, and no leading zero that somebody could read as octal.</summary>
internal static class StrictDecimal
{
    /// <summary>Reads all of <paramref name="digits"/>.</summary>
    /// <returns>False for anything but 0 to <paramref name="maximum"/> in its one spelling.</returns>
    public static bool TryParse(ReadOnlySpan<byte> digits, int maximum, out int value)
    {
        value = 0;
        if (digits.IsEmpty || (digits.Length > 1 && digits[0] == (byte)'0'))
        {
            return false;
        }

        foreach (byte digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            value = (value * 10) + (digit - '0');
            if (value > maximum)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Reads numbers of one octet each, with <paramref name="separator"/> between them.</summary>
    /// <returns>False unless there are exactly as many as <paramref name="octets"/> has room for.</returns>
    public static bool TryParseOctets(ReadOnlySpan<byte> text, byte separator, Span<byte> octets)
    {
        int count = 0;
        foreach (Range part in text.Split(separator))
        {
            if (count == octets.Length || !TryParse(text[part], 255, out int octet))
            {
                return false;
            }

            octets[count++] = (byte)octet;
        }

        return count == octets.Length;
    }
}
