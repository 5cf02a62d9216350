using System.Text;

namespace Ferry.Ftp;

/// <summary>How the user chooses the algorithm of HASH: OPTS HASH, and the line for it in FEAT
/// (draft-bryan-ftpext-hash §3.1, §3.2).</summary>
public static class ChecksumSelection
{
    // The registry of Hash Function Textual Names has these; CRC32 is the name in use. Entry i belongs to algorithm i.
    private static readonly string[] Names = ["SHA-256", "SHA-512", "SHA-1", "MD5", "CRC32"];

    /// <summary>The name on the wire.</summary>
    public static string NameOf(ChecksumAlgorithm algorithm) => Names[(int)algorithm];

    /// <summary>Reads a name in any case.</summary>
    /// <returns>False where no algorithm has this name.</returns>
    public static bool TryParse(ReadOnlySpan<byte> name, out ChecksumAlgorithm algorithm)
    {
        for (int i = 0; i < Names.Length; i++)
        {
            if (Ascii.EqualsIgnoreCase(name, Names[i]))
            {
                algorithm = (ChecksumAlgorithm)i;
                return true;
            }
        }

        algorithm = default;
        return false;
    }

    /// <summary>The line of FEAT: <c>HASH SHA-256*;SHA-512</c>, with an asterisk at the one that is selected now.</summary>
    public static string FeatureLine(ChecksumAlgorithm selected) =>
        "HASH " + string.Join(';', Names.Select((name, i) => i == (int)selected ? name + "*" : name));
}
