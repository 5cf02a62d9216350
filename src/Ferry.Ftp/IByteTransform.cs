using System.Buffers;

namespace Ferry.Ftp;

/// <summary>One stage between stored octets and the data connection: octets in, octets out, no I/O.</summary>
public interface IByteTransform
{
    /// <summary>Converts as much of <paramref name="source"/> as fits into <paramref name="destination"/>.</summary>
    /// <param name="source">The next octets; the transform remembers what it must between calls.</param>
    /// <param name="destination">At least 16 octets.</param>
    /// <param name="consumed">Octets taken from <paramref name="source"/>.</param>
    /// <param name="written">Octets put into <paramref name="destination"/>.</param>
    /// <returns><see cref="OperationStatus.Done"/> when all of the source was taken,
    /// <see cref="OperationStatus.DestinationTooSmall"/> when room ran out first.</returns>
    OperationStatus Transform(ReadOnlySpan<byte> source, Span<byte> destination, out int consumed, out int written);

    /// <summary>Writes what is still held back when the source has ended; 16 octets suffice.</summary>
    /// <returns>Octets written.</returns>
    int Finish(Span<byte> destination);
}
