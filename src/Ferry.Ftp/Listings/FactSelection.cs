using System.Text;

namespace Ferry.Ftp;

/// <summary>How the user chooses facts: OPTS MLST, and the line for it in FEAT (RFC 3659 §7.8, §7.9).</summary>
public static class FactSelection
{
    // The order of the flags: entry i belongs to flag 1 << i.
    private static readonly string[] Names =
    [
        "type", "size", "modify", "perm", "unique",
        "UNIX.mode", "UNIX.owner", "UNIX.group", "UNIX.ownername", "UNIX.groupname",
    ];

    /// <summary>Reads what stands behind <c>OPTS MLST</c>: names in any case and order, each followed by a semicolon (the
    /// last may do without). Unknown names are passed over; no name at all turns every fact off.</summary>
    /// <returns>False where there is a space, which no list may hold.</returns>
    public static bool TryParse(ReadOnlySpan<byte> list, out FactNames selected)
    {
        selected = FactNames.None;
        if (list.Contains((byte)' '))
        {
            return false;
        }

        foreach (Range part in list.Split((byte)';'))
        {
            for (int i = 0; i < Names.Length; i++)
            {
                if (Ascii.EqualsIgnoreCase(list[part], Names[i]))
                {
                    selected |= (FactNames)(1 << i);
                }
            }
        }

        return true;
    }

    /// <summary>The text of the 200 reply to OPTS MLST: <c>MLST OPTS type;size;</c>, with what is selected now.</summary>
    public static string ReplyText(FactNames selected)
    {
        StringBuilder text = new("MLST OPTS");
        string separator = " ";
        for (int i = 0; i < Names.Length; i++)
        {
            if (selected.HasFlag((FactNames)(1 << i)))
            {
                text.Append(separator).Append(Names[i]).Append(';');
                separator = "";
            }
        }

        return text.ToString();
    }

    /// <summary>The line of FEAT: <c>MLST type*;size*;UNIX.mode;</c>, with an asterisk at what is selected now.</summary>
    public static string FeatureLine(FactNames selected)
    {
        StringBuilder text = new("MLST ");
        for (int i = 0; i < Names.Length; i++)
        {
            text.Append(Names[i]).Append(selected.HasFlag((FactNames)(1 << i)) ? "*;" : ";");
        }

        return text.ToString();
    }
}
