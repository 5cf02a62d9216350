using System.Buffers;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace Ferry.Ftp;

/// <summary>TYPE A, receiving: lines that arrive ending with CRLF are stored ending with LF (RFC 959 §3.1.1.1).</summary>
/// <remarks>A CR without a LF behind it stays, and so does the NUL of a CR NUL (docs/decisions/0005-line-ends.md).</remarks>
public sealed class NvtToAscii : IByteTransform
{
    private const byte LineFeed = (byte)'\n';
    private const byte CarriageReturn = (byte)'\r';

    // A CR was the last octet taken; whether it is stored depends on the next.
    private bool _carriageReturnHeld;

    /// <inheritdoc/>
    public OperationStatus Transform(
        ReadOnlySpan<byte> source, Span<byte> destination, out int consumed, out int written)
    {
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

        Vector256<byte> carriageReturns = Vector256.Create(CarriageReturn);

        // 32 octets a step are copied whole. At a CR in them the step ends early, and what was copied too far is overwritten.
        // One octet more than the step must be there, to see what follows the CR.
        while (source.Length - read > Vector256<byte>.Count && destination.Length - put >= Vector256<byte>.Count)
        {
            Vector256<byte> octets = Vector256.Create(source[read..]);
            octets.CopyTo(destination[put..]);
            uint found = Vector256.Equals(octets, carriageReturns).ExtractMostSignificantBits();
            if (found == 0)
            {
                read += Vector256<byte>.Count;
                put += Vector256<byte>.Count;
                continue;
            }

            // CR LF becomes the LF; any other CR is kept, and what follows it looked at anew.
            int before = BitOperations.TrailingZeroCount(found);
            read += before + 1;
            put += before;
            if (source[read] == LineFeed)
            {
                read++;
                destination[put++] = LineFeed;
            }
            else
            {
                put++;
            }
        }

        // The rest octet by octet: at most 32, or what still fits.
        for (; read < source.Length && put < destination.Length; read++)
        {
            if (source[read] == CarriageReturn)
            {
                if (read == source.Length - 1)
                {
                    _carriageReturnHeld = true;
                    continue;
                }

                if (source[read + 1] == LineFeed)
                {
                    continue;
                }
            }

            destination[put++] = source[read];
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
