using System.Buffers;
using Ferry.Ftp.Server.Listings;
using Ferry.Network;

namespace Ferry.Ftp.Server.Transfers;

/// <summary>A listing to the user (LIST, NLST, MLSD).</summary>
/// <param name="verb">The command.</param>
/// <param name="listing">Owned from now on.</param>
/// <param name="transform">What the representation makes of its lines, or null for the identity.</param>
internal sealed class SendListing(string verb, Listing listing, IByteTransform? transform) : Transfer(verb, listing.Path)
{
    private const int PieceOctets = 4096;

    private static readonly Reply Cut = new(226, "Closing data connection; the listing was cut at the server's limit.");

    public override bool IsAscii => true;

    public override Reply Announce(int code) => new(code, $"Data connection for the listing of {Path.Octets}.");

    public override async ValueTask MoveAsync(IConnection connection, CancellationToken cancellationToken)
    {
        await LetControlBeHeard();
        OctetBuffer lines = new();
        try
        {
            while (await listing.WriteNextAsync(lines, cancellationToken))
            {
                if (transform is null)
                {
                    await SendAsync(connection, lines.Octets, cancellationToken);
                }
                else
                {
                    await SendTransformedAsync(connection, transform, lines.Octets, cancellationToken);
                }

                lines.Clear();
            }
        }
        finally
        {
            lines.Release();
        }
    }

    public override ValueTask<Reply> FinishAsync(CancellationToken cancellationToken) =>
        new(listing.IsCut ? Cut : Replies.TransferComplete);

    public override ValueTask DisposeAsync() => listing.DisposeAsync();

    // The last octet of a listing is the LF of its last line, so the transform never holds anything back at the end.
    private async ValueTask SendTransformedAsync(
        IConnection connection, IByteTransform stage, ReadOnlyMemory<byte> lines, CancellationToken cancellationToken)
    {
        byte[] onWire = ArrayPool<byte>.Shared.Rent(PieceOctets);
        try
        {
            while (!lines.IsEmpty)
            {
                stage.Transform(lines.Span, onWire, out int consumed, out int written);
                await SendAsync(connection, onWire.AsMemory(0, written), cancellationToken);
                lines = lines[consumed..];
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(onWire);
        }
    }

    private async ValueTask SendAsync(IConnection connection, ReadOnlyMemory<byte> octets, CancellationToken cancellationToken)
    {
        await connection.SendAsync(octets, cancellationToken);
        Meter.Add(octets.Length);
    }
}
