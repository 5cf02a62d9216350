using System.Buffers;
using Ferry.Network;
using Ferry.Storage;

namespace Ferry.Ftp.Server.Transfers;

/// <summary>A file from the user into the store (STOR, STOU, APPE).</summary>
/// <param name="verb">The command.</param>
/// <param name="path">Where it goes.</param>
/// <param name="upload">Owned from now on.</param>
/// <param name="transform">What the representation makes of the octets, or null for the identity.</param>
internal sealed class ReceiveFile(string verb, StorePath path, StoreUpload upload, IByteTransform? transform)
    : Transfer(verb, path)
{
    private const int BufferOctets = 256 * 1024;

    public override bool IsUpload => true;

    public override bool IsAscii => transform is not null;

    // STOU must tell the name it has chosen in exactly this form (RFC 1123 §4.1.2.9).
    public override Reply Announce(int code) => Verb == "STOU"
        ? new(code, $"FILE: {Path.Relative}")
        : new(code, $"Data connection for {Path.Octets}.");

    public override async ValueTask MoveAsync(IConnection connection, CancellationToken cancellationToken)
    {
        if (transform is null && upload.Handle is { } handle)
        {
            try
            {
                await connection.ReceiveFileAsync(handle, upload.StartOffset, Meter, cancellationToken);
            }
            catch (IOException e) when (e is not NetworkException and not StoreException)
            {
                throw upload.Translate(e);
            }
        }
        else
        {
            await ReceiveCopiedAsync(connection, cancellationToken);
        }
    }

    public override async ValueTask<Reply> FinishAsync(CancellationToken cancellationToken)
    {
        await upload.CommitAsync(cancellationToken);
        return Replies.TransferComplete;
    }

    public override ValueTask DisposeAsync() => upload.DisposeAsync();

    private async ValueTask ReceiveCopiedAsync(IConnection connection, CancellationToken cancellationToken)
    {
        await LetControlBeHeard();
        byte[] received = ArrayPool<byte>.Shared.Rent(BufferOctets);
        byte[] toStore = transform is null ? received : ArrayPool<byte>.Shared.Rent(BufferOctets);
        try
        {
            long position = upload.StartOffset;
            int count;
            while ((count = await connection.ReceiveAsync(received, cancellationToken)) > 0)
            {
                position = transform is null
                    ? await StoreAsync(received, count, position, cancellationToken)
                    : await StoreTransformedAsync(transform, received.AsMemory(0, count), toStore, position, cancellationToken);
                Meter.Add(count);
            }

            int rest = transform?.Finish(toStore) ?? 0;
            await StoreAsync(toStore, rest, position, cancellationToken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(received);
            if (transform is not null)
            {
                ArrayPool<byte>.Shared.Return(toStore);
            }
        }
    }

    private async ValueTask<long> StoreTransformedAsync(
        IByteTransform stage, ReadOnlyMemory<byte> received, byte[] toStore, long position, CancellationToken cancellationToken)
    {
        while (!received.IsEmpty)
        {
            stage.Transform(received.Span, toStore, out int consumed, out int written);
            position = await StoreAsync(toStore, written, position, cancellationToken);
            received = received[consumed..];
        }

        return position;
    }

    private async ValueTask<long> StoreAsync(byte[] octets, int count, long position, CancellationToken cancellationToken)
    {
        if (count > 0)
        {
            await upload.WriteAsync(octets.AsMemory(0, count), position, cancellationToken);
        }

        return position + count;
    }
}
