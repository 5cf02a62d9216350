namespace Ferry.Ftp;

/// <summary>Path names as the 257 reply quotes them (RFC 959, appendix II).</summary>
public static class QuotedPath
{
    private const byte Quote = (byte)'"';

    /// <summary>The path between quotation marks, with every quotation mark in it doubled.</summary>
    /// <param name="path">Octets of the path, as they are stored.</param>
    public static ReadOnlySpan<byte> Format(ReadOnlySpan<byte> path)
    {
        byte[] quoted = new byte[path.Length + path.Count(Quote) + 2];
        quoted[0] = Quote;
        int length = 1;
        foreach (byte octet in path)
        {
            quoted[length++] = octet;
            if (octet == Quote)
            {
                quoted[length++] = Quote;
            }
        }

        quoted[length] = Quote;
        return quoted;
    }

    /// <summary>Reads a path between quotation marks from the beginning of an argument.</summary>
    /// <param name="text">The argument.</param>
    /// <param name="path">The path, its doubled quotation marks made single.</param>
    /// <param name="length">Octets of <paramref name="text"/> up to and with the closing quotation mark.</param>
    /// <returns>False where there is no such path.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out byte[] path, out int length)
    {
        path = [];
        length = 0;
        if (text.IsEmpty || text[0] != Quote)
        {
            return false;
        }

        byte[] unquoted = new byte[text.Length];
        int count = 0;
        for (int i = 1; i < text.Length; i++)
        {
            if (text[i] == Quote)
            {
                if (i + 1 == text.Length || text[i + 1] != Quote)
                {
                    path = unquoted[..count];
                    length = i + 1;
                    return count > 0;
                }

                i++;
            }

            unquoted[count++] = text[i];
        }

        return false;
    }
}
