using Ferry.Accounts;
using Ferry.Ftp.Server.Listings;
using Ferry.Ftp.Server.Transfers;

namespace Ferry.Ftp.Server.Commands;

/// <summary>NLST: names alone, for programs; with -l the long form, as many users expect. RFC 959 §4.1.3, RFC 1123 §4.1.2.7.</summary>
internal static class Nlst
{
    public static readonly Command Command = new("NLST", "NLST [<SP> <pathname>]", "RFC 959 §4.1.3")
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
        DateTime now = session.Parts.Clock.GetUtcNow().UtcDateTime;
        EntryFormat FormatOf(ReadOnlyMemory<byte> directory) =>
            ListOptions.Parse(argument).LongForm ? new LongFormat(now) : new PathFormat(directory);
        return new Outcome.Move(new SendListing(
            "NLST",
            await ListingRequest.OpenAsync(session, argument, FormatOf, cancellationToken),
            RepresentationTransforms.ForListing(session.Representation, session.Options.EbcdicCodePage)));
    }
}
