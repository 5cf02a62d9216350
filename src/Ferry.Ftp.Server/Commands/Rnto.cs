using Ferry.Accounts;

namespace Ferry.Ftp.Server.Commands;

/// <summary>RNTO: the new name, in one step with the old one gone. RFC 959 §4.1.3.</summary>
internal static class Rnto
{
    public static readonly Command Command = new("RNTO", "RNTO <SP> <pathname>", "RFC 959 §4.1.3")
    {
        Needs = Needs.Login | Needs.Argument,
        Rights = Rights.Change,
        MayReply = [250, 421, 500, 501, 502, 503, 530, 532, 553],
        RefusalCode = 553,
        Run = RunAsync,
    };

    private static readonly Reply RnfrFirst = new(503, "RNFR must come immediately before RNTO.");

    private static async ValueTask<Outcome> RunAsync(
        Session session, ReadOnlyMemory<byte> argument, CancellationToken cancellationToken)
    {
        if (session.TakeRenameFrom() is not { } from)
        {
            return RnfrFirst;
        }

        await session.Store.RenameAsync(from, session.Resolve(argument), cancellationToken);
        return Replies.FileActionOkay;
    }
}
