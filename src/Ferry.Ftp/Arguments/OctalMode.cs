namespace Ferry.Ftp;

/// <summary>Permission bits as SITE CHMOD and SITE UMASK take them: octal digits.</summary>
public static class OctalMode
{
    /// <summary>Reads one to five octal digits, such as <c>644</c>, <c>0755</c> or <c>02775</c>.</summary>
    /// <param name="text">The digits and nothing else.</param>
    /// <param name="mode">0–07777 octal.</param>
    public static bool TryParse(ReadOnlySpan<byte> text, out int mode)
    {
        mode = 0;
        if (text.IsEmpty || text.Length > 5 || text.IndexOfAnyExceptInRange((byte)'0', (byte)'7') >= 0)
        {
            return false;
        }

        foreach (byte digit in text)
        {
            mode = (mode * 8) + (digit - '0');
        }

        return mode <= 0xFFF;
    }
}
