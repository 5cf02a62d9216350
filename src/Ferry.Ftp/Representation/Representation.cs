namespace Ferry.Ftp;

/// <summary>What TYPE sets: the type and its one parameter (RFC 959 §3.1.1, §5.3.2).</summary>
/// <param name="Type">The type.</param>
/// <param name="Format">The second parameter of A and E.</param>
/// <param name="ByteSize">Bits in a logical byte, 1–255; 8 for every type but L.</param>
public readonly record struct Representation(
    RepresentationType Type, FormatControl Format = FormatControl.NonPrint, int ByteSize = 8)
{
    /// <summary>What every session begins with: ASCII Non-print (RFC 959 §5.1).</summary>
    public static Representation Default => new(RepresentationType.Ascii);

    /// <summary>Whether the octets go through unchanged, as in TYPE I and in TYPE L 8 on machines with bytes of 8 bits.</summary>
    public bool IsBinary => Type is RepresentationType.Image or RepresentationType.Local;

    /// <summary>Reads the argument of TYPE: <c>A [N|T|C]</c>, <c>E [N|T|C]</c>, <c>I</c> or <c>L n</c>, in any case.</summary>
    /// <returns>False where the argument is none of these. What a server does not implement is parsed all the same: that is
    /// 504, not 501.</returns>
    public static bool TryParse(ReadOnlySpan<byte> argument, out Representation representation)
    {
        representation = default;
        if (argument.IsEmpty || (argument.Length > 1 && (argument.Length == 2 || argument[1] != (byte)' ')))
        {
            return false;
        }

        ReadOnlySpan<byte> parameter = argument.Length == 1 ? default : argument[2..];
        switch (argument[0] & ~0x20)
        {
            case 'A' when TryParseFormat(parameter, out FormatControl format):
                representation = new(RepresentationType.Ascii, format);
                return true;
            case 'E' when TryParseFormat(parameter, out FormatControl format):
                representation = new(RepresentationType.Ebcdic, format);
                return true;
            case 'I' when parameter.IsEmpty:
                representation = new(RepresentationType.Image);
                return true;
            case 'L' when StrictDecimal.TryParse(parameter, 255, out int size) && size > 0:
                representation = new(RepresentationType.Local, FormatControl.NonPrint, size);
                return true;
            default:
                return false;
        }
    }

    /// <summary>The type-code that TYPE takes for it: <c>A N</c>, <c>E T</c>, <c>I</c>, <c>L 8</c> (RFC 959 §5.3.2).</summary>
    public override string ToString() => Type switch
    {
        RepresentationType.Ascii => $"A {FormatLetter}",
        RepresentationType.Ebcdic => $"E {FormatLetter}",
        RepresentationType.Local => $"L {ByteSize}",
        _ => "I",
    };

    private char FormatLetter => Format switch
    {
        FormatControl.TelnetEffectors => 'T',
        FormatControl.CarriageControl => 'C',
        _ => 'N',
    };

    private static bool TryParseFormat(ReadOnlySpan<byte> parameter, out FormatControl format)
    {
        format = FormatControl.NonPrint;
        if (parameter.IsEmpty)
        {
            return true;
        }

        format = (parameter[0] & ~0x20) switch
        {
            'T' => FormatControl.TelnetEffectors,
            'C' => FormatControl.CarriageControl,
            _ => FormatControl.NonPrint,
        };
        return parameter.Length == 1 && (parameter[0] & ~0x20) is ('N' or 'T' or 'C');
    }
}
