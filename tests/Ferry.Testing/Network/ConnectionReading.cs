using Ferry.Network;

namespace Ferry.Testing.Network;

/// <summary>Reads of a known shape, for tests.</summary>
public static class ConnectionReading
{
    /// <summary>Receives <paramref name="count"/> octets.</summary>
    /// <exception cref="EndOfStreamException">The peer ended its side before.</exception>
    public static async Task<byte[]> ReceiveExactlyAsync(
        this IConnection connection, int count, CancellationToken cancellationToken)
    {
        byte[] octets = new byte[count];
        for (int received = 0; received < count;)
        {
            int more = await connection.ReceiveAsync(octets.AsMemory(received), cancellationToken);
            received += more > 0 ? more : throw new EndOfStreamException();
        }

        return octets;
    }

    /// <summary>Receives until the peer ends its side.</summary>
    public static async Task<byte[]> ReceiveToEndAsync(this IConnection connection, CancellationToken cancellationToken)
    {
        using MemoryStream octets = new();
        byte[] buffer = new byte[64 * 1024];
        while (await connection.ReceiveAsync(buffer, cancellationToken) is var count and > 0)
        {
            octets.Write(buffer, 0, count);
        }

        return octets.ToArray();
    }
}
