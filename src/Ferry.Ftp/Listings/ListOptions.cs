namespace Ferry.Ftp;

/// <summary>The argument of LIST and NLST as many clients send it: switches of <c>ls</c>, then perhaps a path.</summary>
/// <remarks>RFC 959 knows a path only, so a name that begins with a dash has two readings. This is the one with switches;
/// the other is the argument itself. Which to take first, the server decides: it knows whether such a file exists.</remarks>
public readonly record struct ListOptions
{
    /// <summary><c>-a</c> or <c>-A</c>: names that begin with a dot too.</summary>
    public bool All { get; private init; }

    /// <summary><c>-R</c>: directories below too.</summary>
    public bool Recursive { get; private init; }

    /// <summary><c>-d</c>: a directory itself, not what is in it.</summary>
    public bool DirectoryItself { get; private init; }

    /// <summary><c>-l</c>: the long form.</summary>
    public bool LongForm { get; private init; }

    /// <summary><c>-1</c>: one name a line.</summary>
    public bool OneColumn { get; private init; }

    /// <summary>Whether there were switches, so that the argument has a second reading: as a path that begins with a dash.</summary>
    public bool HasSwitches { get; private init; }

    /// <summary>What stands behind the switches, spaces at its end included; empty for the working directory.</summary>
    public ReadOnlyMemory<byte> Path { get; private init; }

    /// <summary>Reads switches up to the first word without a dash, or up to <c>--</c>; the rest is the path. Letters that
    /// mean nothing here are passed over, as are words such as <c>--color</c>.</summary>
    /// <param name="argument">The argument of the command; <see cref="Path"/> is a part of its memory.</param>
    public static ListOptions Parse(ReadOnlyMemory<byte> argument)
    {
        ListOptions options = default;
        ReadOnlyMemory<byte> rest = argument;
        while (rest.Length > 1 && rest.Span[0] == (byte)'-')
        {
            int space = rest.Span.IndexOf((byte)' ');
            ReadOnlySpan<byte> word = space < 0 ? rest.Span : rest.Span[..space];
            if (word.Length == 1)
            {
                break;
            }

            bool last = word.SequenceEqual("--"u8);
            options = options.With(word);
            rest = space < 0 ? default : rest[(space + 1)..];
            if (last)
            {
                break;
            }

            rest = rest.TrimStart((byte)' ');
        }

        return options with { Path = rest };
    }

    private ListOptions With(ReadOnlySpan<byte> word)
    {
        ListOptions result = this with { HasSwitches = true };
        return word[1] == (byte)'-'
            ? result
            : result with
            {
                All = All || word.ContainsAny((byte)'a', (byte)'A'),
                Recursive = Recursive || word.Contains((byte)'R'),
                DirectoryItself = DirectoryItself || word.Contains((byte)'d'),
                LongForm = LongForm || word.Contains((byte)'l'),
                OneColumn = OneColumn || word.Contains((byte)'1'),
            };
    }
}
