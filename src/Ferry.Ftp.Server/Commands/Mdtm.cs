using Ferry.Accounts;
using Ferry.Storage;

namespace Ferry.Ftp.Server.Commands;

/// <summary>MDTM: when a file was last changed. RFC 3659 §3.</summary>
internal static class Mdtm
{
    public static readonly Command Command = new("MDTM", "MDTM <SP> <pathname>", "RFC 3659 §3")
    {
        Needs = Needs.Login | Needs.Argument,
        Rights = Rights.List,
        MayReply = [213, 421, 500, 501, 530, 550],
        Feature = "MDTM",
        Run = RunAsync,
    };

    private static async ValueTask<Outcome> RunAsync(
        Session session, ReadOnlyMemory<byte> argument, CancellationToken cancellationToken)
    {
        StoreEntry entry = await session.Store.GetEntryAsync(session.Resolve(argument), cancellationToken);
        return Answer(entry.ModifiedUtc);
    }

    private static Reply Answer(DateTime modifiedUtc)
    {
        Span<byte> time = stackalloc byte[TimeValue.Length];
        TimeValue.Format(modifiedUtc, time);
        return new Reply(213, $"{time}");
    }
}
