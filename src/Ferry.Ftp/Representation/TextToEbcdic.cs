using System.Buffers;

namespace Ferry.Ftp;

/// <summary>TYPE E, sending: stored ISO 8859-1 goes out in EBCDIC, and lines end with NL, X'15' (RFC 959 §3.1.1.2).</summary>
/// <param name="codePage">Which EBCDIC.</param>
/// <remarks>A stored CRLF is one line end, as a LF is; a CR elsewhere stays a CR (docs/decisions/0013-ebcdic.md).</remarks>
public sealed class TextToEbcdic(EbcdicCodePage codePage) : IByteTransform
{
    private const byte LineFeed = (byte)'\n';

    // The same in ASCII and in EBCDIC.
    private const byte CarriageReturn = (byte)'\r';

    // A CR was the last octet taken; whether it is sent depends on the next.
    private bool _carriageReturnHeld;

    /// <inheritdoc/>
    public OperationStatus Transform(
        ReadOnlySpan<byte> source, Span<byte> destination, out int consumed, out int written)
    {
        ReadOnlySpan<byte> table = EbcdicTables.ToEbcdic(codePage);
        int read = 0;
        int put = 0;
        if (_carriageReturnHeld && !source.IsEmpty && !destination.IsEmpty)
        {
            _carriageReturnHeld = false;
            if (source[0] != LineFeed)
            {
                destination[put++] = CarriageReturn;
            }
        }

        while (read < source.Length && put < destination.Length)
        {
            ReadOnlySpan<byte> fitting = source.Slice(read, Math.Min(source.Length - read, destination.Length - put));
            int found = fitting.IndexOf(CarriageReturn);
            int run = found < 0 ? fitting.Length : found;
            EbcdicTables.Translate(fitting[..run], destination[put..], table);
            read += run;
            put += run;
            if (found < 0)
            {
                continue;
            }

            // The CR of a CR LF is passed over, and the LF becomes the NL; any other CR is kept.
            read++;
            if (read == source.Length)
            {
                _carriageReturnHeld = true;
            }
            else if (source[read] != LineFeed)
            {
                destination[put++] = CarriageReturn;
            }
        }

        consumed = read;
        written = put;
        return read == source.Length ? OperationStatus.Done : OperationStatus.DestinationTooSmall;
    }

    /// <summary>Writes a CR that was the very last octet.</summary>
    public int Finish(Span<byte> destination)
    {
        if (!_carriageReturnHeld)
        {
            return 0;
        }

        _carriageReturnHeld = false;
        destination[0] = CarriageReturn;
        return 1;
    }
}
