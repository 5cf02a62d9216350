using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace Ferry.Network;

/// <summary>Moves files through pooled buffers: the way that works on every system and file system.</summary>
/// <remarks>Files are read and written synchronously: on Linux the asynchronous calls are the same ones on another
/// thread, and always measured slower.</remarks>
internal static class BufferedTransfer
{
    // Measured on loopback: below 256 KiB the calls dominate; above, a sender gains nothing and a receiver still some.
    private const int SendOctets = 256 * 1024;
    private const int ReceiveOctets = 1024 * 1024;

    /// <summary>The buffered <see cref="IConnection.SendFileAsync"/>.</summary>
    public static async ValueTask<long> SendFileAsync(
        IConnection connection,
        SafeFileHandle file,
        long offset,
        long count,
        TransferMeter meter,
        CancellationToken cancellationToken)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(SendOctets, count));
        try
        {
            long sent = 0;
            while (sent < count)
            {
                int wanted = (int)Math.Min(buffer.Length, count - sent);
                int read = RandomAccess.Read(file, buffer.AsSpan(0, wanted), offset + sent);
                if (read == 0)
                {
                    break; // The file has become shorter.
                }

                await connection.SendAsync(buffer.AsMemory(0, read), cancellationToken);
                meter.Add(read);
                sent += read;
            }

            return sent;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The buffered <see cref="IConnection.ReceiveFileAsync"/>. A waiting transfer holds no buffer.</summary>
    public static async ValueTask<long> ReceiveFileAsync(
        IConnection connection,
        SafeFileHandle file,
        long offset,
        TransferMeter meter,
        CancellationToken cancellationToken)
    {
        long received = 0;
        while (true)
        {
            await connection.ReceiveAsync(Memory<byte>.Empty, cancellationToken);
            byte[] buffer = ArrayPool<byte>.Shared.Rent(ReceiveOctets);
            try
            {
                int count = await connection.ReceiveAsync(buffer, cancellationToken);
                if (count == 0)
                {
                    return received;
                }

                RandomAccess.Write(file, buffer.AsSpan(0, count), offset + received);
                meter.Add(count);
                received += count;
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }
    }
}
