namespace Ferry.Ftp;

/// <summary>One command as it came over the control connection: a verb and, after one space, its argument
/// (RFC 959 §5.3).</summary>
public readonly struct CommandLine
{
    private readonly int _verbLength;

    private CommandLine(ReadOnlyMemory<byte> octets, int verbLength, bool hasForbiddenOctet)
    {
        Octets = octets;
        _verbLength = verbLength;
        HasForbiddenOctet = hasForbiddenOctet;
    }

    /// <summary>The line without its end. Whose memory it is, and how long it lasts, says who decoded it.</summary>
    public ReadOnlyMemory<byte> Octets { get; }

    /// <summary>What stands before the first space, in the case in which it was sent; the whole line if it has no space.</summary>
    public ReadOnlyMemory<byte> Verb => Octets[.._verbLength];

    /// <summary>What stands behind the first space. Further spaces, also at the end, belong to it: names may have them.</summary>
    public ReadOnlyMemory<byte> Argument => HasArgument ? Octets[(_verbLength + 1)..] : default;

    /// <summary>Whether a space follows the verb, even if nothing follows the space.</summary>
    public bool HasArgument => _verbLength < Octets.Length;

    /// <summary>Whether the line holds a NUL, CR or LF, which no argument may (RFC 959 §5.3.2 and RFC 2640 §3.1).</summary>
    public bool HasForbiddenOctet { get; }

    /// <summary>Splits a line that has lost its CRLF and its Telnet commands. Nothing is copied and nothing refused.</summary>
    public static CommandLine Parse(ReadOnlyMemory<byte> octets)
    {
        ReadOnlySpan<byte> line = octets.Span;
        int space = line.IndexOf((byte)' ');
        return new(octets, space < 0 ? line.Length : space, line.IndexOfAny((byte)0, (byte)'\r', (byte)'\n') >= 0);
    }
}
