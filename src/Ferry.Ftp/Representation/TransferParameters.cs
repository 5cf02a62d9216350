namespace Ferry.Ftp;

/// <summary>The one-letter arguments of STRU and MODE (RFC 959 §4.1.2, §5.3.2), in either case.</summary>
public static class TransferParameters
{
    /// <summary>Reads the argument of STRU: F, R or P.</summary>
    public static bool TryParse(ReadOnlySpan<byte> argument, out FileStructure structure)
    {
        structure = Letter(argument) switch
        {
            'R' => FileStructure.Record,
            'P' => FileStructure.Page,
            _ => FileStructure.File,
        };
        return Letter(argument) is 'F' or 'R' or 'P';
    }

    /// <summary>Reads the argument of MODE: S, B or C.</summary>
    public static bool TryParse(ReadOnlySpan<byte> argument, out TransmissionMode mode)
    {
        mode = Letter(argument) switch
        {
            'B' => TransmissionMode.Block,
            'C' => TransmissionMode.Compressed,
            _ => TransmissionMode.Stream,
        };
        return Letter(argument) is 'S' or 'B' or 'C';
    }

    private static int Letter(ReadOnlySpan<byte> argument) => argument.Length == 1 ? argument[0] & ~0x20 : 0;
}
