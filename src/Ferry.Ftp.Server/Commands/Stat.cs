using Ferry.Accounts;
using Ferry.Ftp.Server.Listings;

namespace Ferry.Ftp.Server.Commands;

/// <summary>STAT: the server and this session, or a listing on the control connection. During a transfer the server-PI answers it itself. RFC 959 §4.1.3.</summary>
internal static class Stat
{
    public static readonly Command Command = new("STAT", "STAT [<SP> <pathname>]", "RFC 959 §4.1.3")
    {
        Needs = Needs.None,
        MayReply = [211, 212, 213, 421, 450, 500, 501, 502, 530],
        RefusalCode = 450,
        Run = RunAsync,
    };

    private static async ValueTask<Outcome> RunAsync(
        Session session, ReadOnlyMemory<byte> argument, CancellationToken cancellationToken)
    {
        if (argument.IsEmpty)
        {
            return Status(session);
        }

        if (!session.IsLoggedIn)
        {
            return Replies.NotLoggedIn;
        }

        if (!session.Has(Rights.List))
        {
            return Replies.NoRight(Command);
        }

        LongFormat format = new(session.Parts.Clock.GetUtcNow().UtcDateTime);
        Listing listing = await ListingRequest.OpenAsync(session, argument, _ => format, cancellationToken);
        return new Outcome.Show(listing is EntryListing ? 213 : 212, listing);
    }

    private static Reply Status(Session session)
    {
        FtpSessionFacts facts = session.Facts;
        string user = facts.UserName ?? "nobody";
        Representation type = session.Representation;
        string codePage = type.Type == RepresentationType.Ebcdic ? $" ({Type.NameOf(session.Options.EbcdicCodePage)})" : "";
        TimeSpan connected = session.Parts.Clock.GetUtcNow() - facts.OpenedAt;
        return new Reply(
            211,
            $"Status of the server:\nConnected from {facts.Remote.Address.ToString()} for {connected.TotalSeconds:F0} s\nLogged in as {user}\nTYPE {type.ToString()}{codePage}; STRU F; MODE S\nSent {facts.OctetsSent} bytes, received {facts.OctetsReceived} bytes\nNo transfer is running\nEnd.");
    }
}
