namespace Ferry.Ftp.Server.Commands;

/// <summary>REST: where the next transfer, and only that, begins. RFC 3659 §5.</summary>
internal static class Rest
{
    public static readonly Command Command = new("REST", "REST <SP> <marker>", "RFC 3659 §5.3")
    {
        Needs = Needs.Login | Needs.Argument,
        MayReply = [350, 421, 500, 501, 502, 530],
        Feature = "REST STREAM",
        Run = Run,
    };

    private static ValueTask<Outcome> Run(Session session, ReadOnlyMemory<byte> argument, CancellationToken cancellationToken)
    {
        if (!OctetCount.TryParse(argument.Span, out long offset))
        {
            return new(Replies.SyntaxError(Command));
        }

        session.RestartOffset = offset;
        session.TakeRange();
        return new(new Reply(350, $"Restarting at {offset}; send RETR or STOR."));
    }
}
