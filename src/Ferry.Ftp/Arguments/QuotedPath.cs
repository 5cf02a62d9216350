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
}
