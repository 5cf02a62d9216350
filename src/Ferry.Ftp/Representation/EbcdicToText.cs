using System.Buffers;

namespace Ferry.Ftp;

/// <summary>TYPE E, receiving: EBCDIC is stored as ISO 8859-1, and lines that end with NL, X'15', end with LF
/// (RFC 959 §3.1.1.2).</summary>
/// <param name="codePage">Which EBCDIC.</param>
public sealed class EbcdicToText(EbcdicCodePage codePage) : IByteTransform
{
    /// <inheritdoc/>
    public OperationStatus Transform(
        ReadOnlySpan<byte> source, Span<byte> destination, out int consumed, out int written)
    {
        int count = Math.Min(source.Length, destination.Length);
        EbcdicTables.Translate(source[..count], destination, EbcdicTables.ToText(codePage));
        consumed = count;
        written = count;
        return count == source.Length ? OperationStatus.Done : OperationStatus.DestinationTooSmall;
    }

    /// <summary>Nothing is held back.</summary>
    public int Finish(Span<byte> destination) => 0;
}
