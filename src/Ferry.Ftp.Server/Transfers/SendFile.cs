using System.Buffers;
using Ferry.Network;
using Ferry.Storage;

namespace Ferry.Ftp.Server.Transfers;

/// <summary>A stored file to the user (RETR).</summary>
/// <param name="verb">The command.</param>
/// <param name="path">For events and logs.</param>
/// <param name="file">Owned from now on.</param>
/// <param name="offset">First octet to send.</param>
/// <param name="transform">What the representation makes of the octets, or null for the identity.</param>
internal sealed class SendFile(string verb, StorePath path, StoredFile file, long offset, IByteTransform? transform)
    : Transfer(verb, path)
{
    // Large enough that system calls do not count, small enough for the processor's second-level cache.
    private const int BufferOctets = 256 * 1024;

    public override bool IsAscii => transform is not null;

    public override bool IsShort => transform is null && file.Length - offset <= ShortOctets;

    // Clients look for the number of bytes in parentheses to draw their progress bars.
    public override Reply Announce(int code) =>
        new(code, $"Data connection for {Path.Octets} ({file.Length - offset} bytes).");

    public override async ValueTask MoveAsync(IConnection connection, CancellationToken cancellationToken)
    {
        if (transform is not null)
        {
            await SendTransformedAsync(connection, transform, cancellationToken);
        }
        else if (file.Handle is { } handle)
        {
            long sent = await connection.SendFileAsync(handle, offset, file.Length - offset, Meter, cancellationToken);
            CheckWhole(sent);
        }
        else
        {
            await SendCopiedAsync(connection, cancellationToken);
        }
    }

    public override ValueTask DisposeAsync() => file.DisposeAsync();

    private async ValueTask SendCopiedAsync(IConnection connection, CancellationToken cancellationToken)
    {
        await LetControlBeHeard();
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferOctets);
        try
        {
            long position = offset;
            int read;
            while ((read = await file.ReadAsync(buffer, position, cancellationToken)) > 0)
            {
                await connection.SendAsync(buffer.AsMemory(0, read), cancellationToken);
                position += read;
                Meter.Add(read);
            }

            CheckWhole(position - offset);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // Somebody has cut the file meanwhile: the user must not take what is left for the whole.
    private void CheckWhole(long sent)
    {
        if (sent < file.Length - offset)
        {
            throw new StoreException(StoreError.Failed, $"{Path} became shorter while it was sent");
        }
    }

    private async ValueTask SendTransformedAsync(
        IConnection connection, IByteTransform stage, CancellationToken cancellationToken)
    {
        await LetControlBeHeard();
        byte[] stored = ArrayPool<byte>.Shared.Rent(BufferOctets);
        byte[] onWire = ArrayPool<byte>.Shared.Rent(BufferOctets);
        try
        {
            long position = offset;
            int read;
            while ((read = await file.ReadAsync(stored, position, cancellationToken)) > 0)
            {
                position += read;
                for (int taken = 0; taken < read;)
                {
                    stage.Transform(stored.AsSpan(taken, read - taken), onWire, out int consumed, out int written);
                    await connection.SendAsync(onWire.AsMemory(0, written), cancellationToken);
                    taken += consumed;
                    Meter.Add(written);
                }
            }

            int rest = stage.Finish(onWire);
            await connection.SendAsync(onWire.AsMemory(0, rest), cancellationToken);
            Meter.Add(rest);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(stored);
            ArrayPool<byte>.Shared.Return(onWire);
        }
    }
}
