namespace Ferry.Ftp.Server.Commands;

/// <summary>RANG: which octets the next HASH or RETR, and only that, is about. draft-bryan-ftp-range-08.</summary>
internal static class Rang
{
    public static readonly Command Command = new(
        "RANG", "RANG <SP> <start-point> <SP> <end-point>", "draft-bryan-ftp-range §3")
    {
        Needs = Needs.Login | Needs.Argument,
        MayReply = [350, 421, 500, 501, 530],
        Feature = "RANG STREAM",
        Run = Run,
    };

    private static readonly Reply Reset = new(350, "Range reset to the whole file.");

    private static ValueTask<Outcome> Run(Session session, ReadOnlyMemory<byte> argument, CancellationToken cancellationToken)
    {
        // A wrong range takes the one before it back, too (§3).
        bool isRange = OctetRange.TryParse(argument.Span, out OctetRange range);
        session.Range = range;
        if (!isRange)
        {
            return new(Replies.SyntaxError(Command));
        }

        session.RestartOffset = 0;
        return new(range == OctetRange.Whole
            ? Reset
            : new Reply(350, $"Range is {range.Start}-{range.End - 1}; send HASH or RETR."));
    }
}
