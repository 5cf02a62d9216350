using System.Buffers;
using Ferry.Network;
using Ferry.Storage;

namespace Ferry.Ftp.Server.Transfers;

/// <summary>A stored file to the user (RETR).</summary>
/// <param name="verb">The command.</param>
/// <param name="path">For events and logs.</param>
/// <param name="file">Owned from now on.</param>
/// <param name="range">The octets to send, all of them inside the file.</param>
/// <param name="transform">What the representation makes of the octets, or null for the identity.</param>
internal sealed class SendFile(string verb, StorePath path, StoredFile file, OctetRange range, IByteTransform? transform)
    : Transfer(verb, path)
{
    // Large enough that system calls do not count, small enough for the processor's second-level cache.
    private const int BufferOctets = 256 * 1024;

    public override bool IsAscii => transform is not null;

    public override bool IsShort => transform is null && range.Length <= ShortOctets;

    // Clients look for the number of bytes in parentheses, and some believe it: nothing is better than a number that the
    // conversion makes wrong.
    public override Reply Announce(int code) => transform is null
        ? new(code, $"Data connection for {Path.Octets} ({range.Length} bytes).")
        : new(code, $"Data connection for {Path.Octets}.");

    public override async ValueTask MoveAsync(IConnection connection, CancellationToken cancellationToken)
    {
        if (transform is not null)
        {
            await SendTransformedAsync(connection, transform, cancellationToken);
        }
        else if (file.Handle is { } handle)
        {
            long sent = await connection.SendFileAsync(handle, range.Start, range.Length, Meter, cancellationToken);
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
            long position = range.Start;
            int read;
            while ((read = await file.ReadAsync(Part(buffer, position), position, cancellationToken)) > 0)
            {
                await connection.SendAsync(buffer.AsMemory(0, read), cancellationToken);
                position += read;
                Meter.Add(read);
            }

            CheckWhole(position - range.Start);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // Only as much as is left, and nothing at the end of the range.
    private Memory<byte> Part(byte[] buffer, long position) =>
        buffer.AsMemory(0, (int)Math.Min(buffer.Length, range.End - position));

    // Somebody has cut the file meanwhile: the user must not take what is left for the whole.
    private void CheckWhole(long sent)
    {
        if (sent < range.Length)
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
            long position = range.Start;
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
