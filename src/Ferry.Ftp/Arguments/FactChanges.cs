using System.Text;

namespace Ferry.Ftp;

/// <summary>The argument of MFF: facts to change, and the path (draft-somers-ftp-mfxx §5.1).</summary>
public readonly record struct FactChanges
{
    /// <summary>The facts that can be changed, as FEAT lists them (draft-somers-ftp-mfxx §5.6).</summary>
    public const string Names = "Modify;UNIX.mode;";

    /// <summary>The time of the last change, UTC; null where it is to stay.</summary>
    public DateTime? ModifiedUtc { get; private init; }

    /// <summary>Permission bits, 0–07777 octal; null where they are to stay.</summary>
    public int? Mode { get; private init; }

    /// <summary>Which part of the argument is the path.</summary>
    public Range Path { get; private init; }

    /// <summary>Reads <c>Modify=20261120101700;UNIX.mode=644; path</c>, names in any case.</summary>
    /// <param name="argument">What stands behind MFF and its space.</param>
    /// <param name="changes">What is to be changed; at least one fact.</param>
    public static FactChangesStatus TryParse(ReadOnlySpan<byte> argument, out FactChanges changes)
    {
        changes = default;
        int space = argument.IndexOf((byte)' ');
        if (space <= 0 || argument[space - 1] != (byte)';' || space + 1 == argument.Length)
        {
            return FactChangesStatus.Malformed;
        }

        FactChanges result = new() { Path = (space + 1).. };
        ReadOnlySpan<byte> facts = argument[..(space - 1)];
        foreach (Range part in facts.Split((byte)';'))
        {
            FactChangesStatus status = result.With(facts[part], out result);
            if (status != FactChangesStatus.Valid)
            {
                return status;
            }
        }

        changes = result;
        return FactChangesStatus.Valid;
    }

    private FactChangesStatus With(ReadOnlySpan<byte> fact, out FactChanges result)
    {
        result = this;
        int equals = fact.IndexOf((byte)'=');
        ReadOnlySpan<byte> name = equals < 0 ? fact : fact[..equals];
        ReadOnlySpan<byte> value = fact[(equals + 1)..];
        if (equals <= 0)
        {
            return FactChangesStatus.Malformed;
        }

        if (Ascii.EqualsIgnoreCase(name, "Modify"u8))
        {
            bool isTime = TimeValue.TryParse(value, out DateTime modifiedUtc);
            result = this with { ModifiedUtc = modifiedUtc };
            return isTime ? FactChangesStatus.Valid : FactChangesStatus.Malformed;
        }

        if (Ascii.EqualsIgnoreCase(name, "UNIX.mode"u8))
        {
            bool isMode = OctalMode.TryParse(value, out int mode);
            result = this with { Mode = mode };
            return isMode ? FactChangesStatus.Valid : FactChangesStatus.Malformed;
        }

        return FactChangesStatus.UnknownFact;
    }
}
