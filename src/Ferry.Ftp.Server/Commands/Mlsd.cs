using Ferry.Accounts;
using Ferry.Ftp.Server.Listings;
using Ferry.Ftp.Server.Transfers;
using Ferry.Storage;

namespace Ferry.Ftp.Server.Commands;

/// <summary>MLSD: a directory with facts that need no guessing. RFC 3659 §7.</summary>
internal static class Mlsd
{
    public static readonly Command Command = new("MLSD", "MLSD [<SP> <pathname>]", "RFC 3659 §7")
    {
        Needs = Needs.Login,
        Rights = Rights.List,
        MayReply = [125, 150, 226, 250, 421, 425, 426, 450, 451, 500, 501, 530, 550],
        Run = RunAsync,
    };

    private static async ValueTask<Outcome> RunAsync(
        Session session, ReadOnlyMemory<byte> argument, CancellationToken cancellationToken)
    {
        session.TakeRestartOffset();
        StorePath path = session.Resolve(argument);
        FactFormat format = new(session.MlstFacts);
        try
        {
            // As if TYPE L 8 had been given, whatever the type is (RFC 3659 §7.2).
            return new Outcome.Move(new SendListing(
                "MLSD",
                await ListingRequest.OpenDirectoryAsync(session, path, format, pattern: null, cancellationToken),
                transform: null));
        }
        catch (StoreException e) when (e.Error == StoreError.NotADirectory)
        {
            return new Reply(501, $"{path.Octets}: not a directory; use MLST (RFC 3659 §7.2.1).");
        }
    }
}
