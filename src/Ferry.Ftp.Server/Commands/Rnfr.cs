using Ferry.Accounts;
using Ferry.Storage;

namespace Ferry.Ftp.Server.Commands;

/// <summary>RNFR: what is to be renamed. RFC 959 §4.1.3.</summary>
internal static class Rnfr
{
    public static readonly Command Command = new("RNFR", "RNFR <SP> <pathname>", "RFC 959 §4.1.3")
    {
        Needs = Needs.Login | Needs.Argument,
        Rights = Rights.Change,
        MayReply = [350, 421, 450, 500, 501, 502, 530, 550],
        Run = RunAsync,
    };

    private static readonly Reply NameWanted = new(350, "Ready for RNTO.");

    private static async ValueTask<Outcome> RunAsync(
        Session session, ReadOnlyMemory<byte> argument, CancellationToken cancellationToken)
    {
        StorePath path = session.Resolve(argument);
        await session.Store.GetEntryAsync(path, cancellationToken);
        session.RenameFrom = path;
        return NameWanted;
    }
}
