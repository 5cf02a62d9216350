using Ferry.Accounts;
using Ferry.Storage;

namespace Ferry.Ftp.Server.Commands;

/// <summary>SIZE: octets that RETR would send now. RFC 3659 §4.</summary>
internal static class Size
{
    public static readonly Command Command = new("SIZE", "SIZE <SP> <pathname>", "RFC 3659 §4")
    {
        Needs = Needs.Login | Needs.Argument,
        Rights = Rights.List,
        MayReply = [213, 421, 500, 501, 530, 550],
        Feature = "SIZE",
        Run = RunAsync,
    };

    // The size in TYPE A is known only after converting the whole file: better refused than wrong (RFC 3659 §4.3).
    private static readonly Reply NeedsImage = new(550, "SIZE needs TYPE I.");

    private static async ValueTask<Outcome> RunAsync(
        Session session, ReadOnlyMemory<byte> argument, CancellationToken cancellationToken)
    {
        StorePath path = session.Resolve(argument);
        if (!session.Representation.IsBinary)
        {
            return NeedsImage;
        }

        StoreEntry entry = await session.Store.GetEntryAsync(path, cancellationToken);
        return entry.Kind == EntryKind.File
            ? new Reply(213, $"{entry.Size}")
            : Replies.For(StoreError.NotAFile, path, Command);
    }
}
