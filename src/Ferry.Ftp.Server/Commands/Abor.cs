namespace Ferry.Ftp.Server.Commands;

/// <summary>ABOR while nothing runs; during a transfer the server-PI hears it itself. RFC 959 §4.1.3.</summary>
internal static class Abor
{
    public static readonly Command Command = new("ABOR", "ABOR", "RFC 959 §4.1.3")
    {
        Needs = Needs.NoArgument,
        MayReply = [225, 226, 421, 426, 500, 501, 502],
        Run = Run,
    };

    private static ValueTask<Outcome> Run(Session session, ReadOnlyMemory<byte> argument, CancellationToken cancellationToken)
    {
        session.Dtp.Forget();
        return new(Replies.AbortSuccessful);
    }
}
