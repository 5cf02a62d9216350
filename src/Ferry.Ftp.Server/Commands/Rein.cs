namespace Ferry.Ftp.Server.Commands;

/// <summary>REIN: everything as it was when the control connection was opened. RFC 959 §4.1.1.</summary>
internal static class Rein
{
    public static readonly Command Command = new("REIN", "REIN", "RFC 959 §4.1.1")
    {
        Needs = Needs.NoArgument,
        MayReply = [120, 220, 421, 500, 501, 502],
        Run = Run,
    };

    private static ValueTask<Outcome> Run(Session session, ReadOnlyMemory<byte> argument, CancellationToken cancellationToken)
    {
        session.Reinitialize();
        return new(new Reply(220, session.Options.Greeting));
    }
}
