using Ferry.Ftp.Server.Listings;
using Ferry.Network;

namespace Ferry.Ftp.Server.Transfers;

/// <summary>A listing to the user (LIST, NLST, MLSD).</summary>
internal sealed class SendListing(string verb, Listing listing) : Transfer(verb, listing.Path)
{
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
                await connection.SendAsync(lines.Octets, cancellationToken);
                Meter.Add(lines.Length);
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
}
