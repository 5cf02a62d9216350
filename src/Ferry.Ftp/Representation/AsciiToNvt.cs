using System.Buffers;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace Ferry.Ftp;

/// <summary>TYPE A, sending: stored lines that end with LF go out ending with CRLF (RFC 959 §3.1.1.1).</summary>
/// <remarks>A stored CRLF stays CRLF and a bare CR stays a CR (docs/decisions/0005-line-ends.md).</remarks>
public sealed class AsciiToNvt : IByteTransform
{
    private const byte LineFeed = (byte)'\n';
    private const byte CarriageReturn = (byte)'\r';

    private bool _afterCarriageReturn;

    /// <inheritdoc/>
    public OperationStatus Transform(
        ReadOnlySpan<byte> source, Span<byte> destination, out int consumed, out int written)
    {
        int read = 0;
        int put = 0;
        Vector256<byte> lineFeeds = Vector256.Create(LineFeed);

        // 32 octets a step are copied whole. At a LF in them the step ends early, and what was copied too far is overwritten.
        while (source.Length - read >= Vector256<byte>.Count && destination.Length - put > Vector256<byte>.Count)
        {
            Vector256<byte> octets = Vector256.Create(source[read..]);
            octets.CopyTo(destination[put..]);
            uint found = Vector256.Equals(octets, lineFeeds).ExtractMostSignificantBits();
            if (found == 0)
            {
                read += Vector256<byte>.Count;
                put += Vector256<byte>.Count;
                continue;
            }

            int before = BitOperations.TrailingZeroCount(found);
            read += before;
            put += before;
            if (!IsAfterCarriageReturn(source, read))
            {
                destination[put++] = CarriageReturn;
            }

            destination[put++] = LineFeed;
            read++;
        }

        // The rest octet by octet: fewer than 32, or what still fits.
        for (; read < source.Length && put < destination.Length; read++)
        {
            if (source[read] == LineFeed && !IsAfterCarriageReturn(source, read))
            {
                if (destination.Length - put < 2)
                {
                    break;
                }

                destination[put++] = CarriageReturn;
            }

            destination[put++] = source[read];
        }

        _afterCarriageReturn = IsAfterCarriageReturn(source, read);
        consumed = read;
        written = put;
        return read == source.Length ? OperationStatus.Done : OperationStatus.DestinationTooSmall;
    }

    /// <summary>Nothing is held back.</summary>
    public int Finish(Span<byte> destination) => 0;

    private bool IsAfterCarriageReturn(ReadOnlySpan<byte> source, int position) =>
        position > 0 ? source[position - 1] == CarriageReturn : _afterCarriageReturn;
}
