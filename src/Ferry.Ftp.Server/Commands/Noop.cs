namespace Ferry.Ftp.Server.Commands;

/// <summary>NOOP: nothing but a reply. RFC 959 §4.1.3.</summary>
internal static class Noop
{
    public static readonly Command Command = new("NOOP", "NOOP", "RFC 959 §4.1.3")
    {
        Needs = Needs.None,
        MayReply = [200, 421, 500, 501],
        Run = Run,
    };

    private static ValueTask<Outcome> Run(Session session, ReadOnlyMemory<byte> argument, CancellationToken cancellationToken) =>
        new(Replies.Okay);
}
