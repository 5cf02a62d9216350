using Ferry.Accounts;

namespace Ferry.Ftp.Server.Commands;

/// <summary>DELE: deletes a file or link. RFC 959 §4.1.3.</summary>
internal static class Dele
{
    public static readonly Command Command = new("DELE", "DELE <SP> <pathname>", "RFC 959 §4.1.3")
    {
        Needs = Needs.Login | Needs.Argument,
        Rights = Rights.Delete,
        MayReply = [250, 421, 450, 500, 501, 502, 530, 550],
        Run = RunAsync,
    };

    private static async ValueTask<Outcome> RunAsync(
        Session session, ReadOnlyMemory<byte> argument, CancellationToken cancellationToken)
    {
        await session.Store.RemoveAsync(session.Resolve(argument), directory: false, cancellationToken);
        return Replies.FileActionOkay;
    }
}
