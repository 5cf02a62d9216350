namespace Ferry.Ftp.Server.Commands;

/// <summary>TYPE: how octets are represented. RFC 959 §4.1.2.</summary>
internal static class Type
{
    public static readonly Command Command = new("TYPE", "TYPE <SP> <type-code>", "RFC 959 §4.1.2")
    {
        Needs = Needs.Login | Needs.Argument,
        MayReply = [200, 421, 500, 501, 504, 530],
        Run = Run,
    };

    private static readonly Reply TypeA = new(200, "Type is A N: lines are converted.");
    private static readonly Reply TypeI = new(200, "Type is I: octets go unchanged.");
    private static readonly Reply TypeL8 = new(200, "Type is L 8: octets go unchanged.");
    private static readonly Reply NotImplemented = new(504, "Only TYPE A N, I and L 8 are implemented.");

    private static ValueTask<Outcome> Run(Session session, ReadOnlyMemory<byte> argument, CancellationToken cancellationToken)
    {
        if (!Representation.TryParse(argument.Span, out Representation wanted))
        {
            return new(Replies.SyntaxError(Command));
        }

        if (wanted is not ({ Type: RepresentationType.Ascii, Format: FormatControl.NonPrint } or { Type: RepresentationType.Image }
            or { Type: RepresentationType.Local, ByteSize: 8 }))
        {
            return new(NotImplemented);
        }

        session.Representation = wanted;
        return new(wanted.Type switch
        {
            RepresentationType.Ascii => TypeA,
            RepresentationType.Local => TypeL8,
            _ => TypeI,
        });
    }
}
