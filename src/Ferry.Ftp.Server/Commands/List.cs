using Ferry.Accounts;
using Ferry.Ftp.Server.Listings;
using Ferry.Ftp.Server.Transfers;

namespace Ferry.Ftp.Server.Commands;

/// <summary>LIST: a directory, a file or what matches a pattern, as ls -l. RFC 959 §4.1.3.</summary>
internal static class List
{
    public static readonly Command Command = new("LIST", "LIST [<SP> <pathname>]", "RFC 959 §4.1.3")
    {
        Needs = Needs.Login,
        Rights = Rights.List,
        MayReply = [125, 150, 226, 250, 421, 425, 426, 450, 451, 500, 501, 502, 530],
        RefusalCode = 450,
        Run = RunAsync,
    };

    private static async ValueTask<Outcome> RunAsync(
        Session session, ReadOnlyMemory<byte> argument, CancellationToken cancellationToken)
    {
        session.TakeRestartOffset();
        LongFormat format = new(session.Parts.Clock.GetUtcNow().UtcDateTime);
        return new Outcome.Move(new SendListing(
            "LIST",
            await ListingRequest.OpenAsync(session, argument, _ => format, cancellationToken),
            RepresentationTransforms.ForListing(session.Representation, session.Options.EbcdicCodePage)));
    }
}
