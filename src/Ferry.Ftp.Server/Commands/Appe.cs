using Ferry.Accounts;
using Ferry.Storage;

namespace Ferry.Ftp.Server.Commands;

/// <summary>APPE: adds to the end of a file, or makes it. RFC 959 §4.1.3; after REST it is STOR, RFC 3659 §5.3.</summary>
internal static class Appe
{
    public static readonly Command Command = new("APPE", "APPE <SP> <pathname>", "RFC 959 §4.1.3")
    {
        Needs = Needs.Login | Needs.Argument,
        Rights = Rights.Create | Rights.Change,
        MayReply = [110, 125, 150, 226, 250, 421, 425, 426, 450, 451, 452, 500, 501, 502, 530, 532, 550, 551, 552, 553],
        RefusalCode = 553,
        Run = Run,
    };

    private static ValueTask<Outcome> Run(Session session, ReadOnlyMemory<byte> argument, CancellationToken cancellationToken) =>
        session.RestartOffset > 0
            ? Stor.Command.Run(session, argument, cancellationToken)
            : Stor.ReceiveAsync(session, "APPE", session.Resolve(argument), WriteMode.Append, 0, cancellationToken);
}
