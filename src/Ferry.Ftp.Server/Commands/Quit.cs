namespace Ferry.Ftp.Server.Commands;

/// <summary>QUIT: ends the session; a running transfer is finished first, because this line then waits for it. RFC 959 §4.1.1.</summary>
internal static class Quit
{
    public static readonly Command Command = new("QUIT", "QUIT", "RFC 959 §4.1.1")
    {
        Needs = Needs.None,
        MayReply = [221, 500, 501],
        Run = Run,
    };

    private static ValueTask<Outcome> Run(Session session, ReadOnlyMemory<byte> argument, CancellationToken cancellationToken) =>
        new(new Outcome.Close(Replies.Goodbye));
}
