using Ferry.Accounts;

namespace Ferry.Ftp.Server.Commands;

/// <summary>RMD: removes an empty directory. RFC 959 §4.1.3.</summary>
internal static class Rmd
{
    public static readonly Command Command = Row("RMD");

    public static readonly Command Xrmd = Row("XRMD");

    private static Command Row(string verb) => new(verb, $"{verb} <SP> <pathname>", "RFC 959 §4.1.3")
    {
        Needs = Needs.Login | Needs.Argument,
        Rights = Rights.Delete,
        MayReply = [250, 421, 500, 501, 502, 530, 550],
        Run = RunAsync,
    };

    private static async ValueTask<Outcome> RunAsync(
        Session session, ReadOnlyMemory<byte> argument, CancellationToken cancellationToken)
    {
        await session.Store.RemoveAsync(session.Resolve(argument), directory: true, cancellationToken);
        return Replies.FileActionOkay;
    }
}
