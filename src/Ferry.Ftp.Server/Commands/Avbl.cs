using Ferry.Accounts;

namespace Ferry.Ftp.Server.Commands;

/// <summary>AVBL: octets that can still be stored in a directory. draft-peterson-streamlined-ftp-command-extensions §4.</summary>
internal static class Avbl
{
    public static readonly Command Command = new("AVBL", "AVBL [<SP> <pathname>]", "draft-peterson-streamlined-ftp-command-extensions §4")
    {
        Needs = Needs.Login,
        Rights = Rights.List,
        MayReply = [213, 421, 500, 501, 530, 550],
        Feature = "AVBL",
        Run = RunAsync,
    };

    private static readonly Reply Unknown = new(550, "Nobody knows how much can be stored there.");

    private static async ValueTask<Outcome> RunAsync(
        Session session, ReadOnlyMemory<byte> argument, CancellationToken cancellationToken) =>
        await session.Store.GetFreeSpaceAsync(session.Resolve(argument), cancellationToken) is { } octets
            ? new Reply(213, $"{octets}")
            : Unknown;
}
