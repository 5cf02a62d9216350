using Ferry.Accounts;
using Ferry.Ftp.Server.Transfers;
using Ferry.Storage;

namespace Ferry.Ftp.Server.Commands;

/// <summary>RETR: sends a file to the user. RFC 959 §4.1.3; restart offset from REST, RFC 3659 §5; range from RANG,
/// draft-bryan-ftp-range §4.3.</summary>
internal static class Retr
{
    public static readonly Command Command = new("RETR", "RETR <SP> <pathname>", "RFC 959 §4.1.3")
    {
        Needs = Needs.Login | Needs.Argument,
        Rights = Rights.Read,
        MayReply = [110, 125, 150, 226, 250, 421, 425, 426, 450, 451, 500, 501, 530, 550],
        Run = RunAsync,
    };

    // An offset into converted lines says nothing about the stored octets: better refused than wrong.
    private static readonly Reply RestartNeedsImage = new(550, "Restart needs TYPE I.");

    private static async ValueTask<Outcome> RunAsync(
        Session session, ReadOnlyMemory<byte> argument, CancellationToken cancellationToken)
    {
        OctetRange range = session.TakeRange();
        long offset = Math.Max(session.TakeRestartOffset(), range.Start);
        StorePath path = session.Resolve(argument);
        if ((offset > 0 || range != OctetRange.Whole) && !session.Representation.IsBinary)
        {
            return RestartNeedsImage;
        }

        // A stored file hands out its descriptor where it has one: then the server-DTP sends it without copying.
        StoredFile file = await session.Store.OpenReadAsync(path, cancellationToken);
        if (offset > file.Length && range == OctetRange.Whole)
        {
            await file.DisposeAsync();
            return new Reply(550, $"{path.Octets}: restart offset {offset} is beyond the end ({file.Length}).");
        }

        IByteTransform? transform = RepresentationTransforms.ForSending(session.Representation, session.Options.EbcdicCodePage);
        return new Outcome.Move(new SendFile("RETR", path, file, new OctetRange(offset, range.End).Within(file.Length), transform));
    }
}
