using System.Buffers;

namespace Ferry.Ftp.Tests;

/// <summary>Drives transforms as transfers do: with what came in one read, into a buffer that may be too small.</summary>
internal static class Pieces
{
    /// <summary>Everything that comes out, one character an octet.</summary>
    /// <param name="transform">A fresh transform.</param>
    /// <param name="source">What goes in.</param>
    /// <param name="piece">Octets that go in at a time.</param>
    /// <param name="room">Octets of room for what comes out.</param>
    public static string Convert(IByteTransform transform, byte[] source, int piece, int room)
    {
        ArrayBufferWriter<byte> output = new();
        byte[] destination = new byte[room];
        for (int start = 0; start < source.Length; start += piece)
        {
            ReadOnlySpan<byte> rest = source.AsSpan(start, Math.Min(piece, source.Length - start));
            OperationStatus status;
            do
            {
                status = transform.Transform(rest, destination, out int consumed, out int written);
                Assert.True(status == OperationStatus.Done || written > 0, "no progress");
                output.Write(destination.AsSpan(0, written));
                rest = rest[consumed..];
            }
            while (status == OperationStatus.DestinationTooSmall);

            Assert.Equal(OperationStatus.Done, status);
            Assert.True(rest.IsEmpty);
        }

        output.Write(destination.AsSpan(0, transform.Finish(destination)));
        return Octets.Text(output);
    }
}
