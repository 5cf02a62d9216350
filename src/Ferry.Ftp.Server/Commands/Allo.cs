namespace Ferry.Ftp.Server.Commands;

/// <summary>ALLO: announces the length of the next upload, which is then refused early if it cannot fit. RFC 959 §4.1.3.</summary>
internal static class Allo
{
    public static readonly Command Command = new("ALLO", "ALLO <SP> <decimal-integer> [<SP> R <SP> <decimal-integer>]", "RFC 959 §4.1.3")
    {
        Needs = Needs.Login | Needs.Argument,
        MayReply = [200, 202, 421, 500, 501, 504, 530],
        Run = Run,
    };

    private static ValueTask<Outcome> Run(Session session, ReadOnlyMemory<byte> argument, CancellationToken cancellationToken)
    {
        ReadOnlySpan<byte> text = argument.Span;
        int space = text.IndexOf((byte)' ');
        ReadOnlySpan<byte> records = space < 0 ? default : text[(space + 1)..];
        if (!OctetCount.TryParse(space < 0 ? text : text[..space], out long octets) || !IsRecordSize(records))
        {
            return new(Replies.SyntaxError(Command));
        }

        session.AllocatedOctets = octets;
        return new(Replies.Okay);
    }

    // "R n" gives the largest record; files here have none.
    private static bool IsRecordSize(ReadOnlySpan<byte> text) =>
        text.IsEmpty || (text.Length > 2 && text[0] is (byte)'R' or (byte)'r' && text[1] == (byte)' ' && OctetCount.TryParse(text[2..], out _));
}
