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

    private static readonly Reply TypeI = new(200, "Type is I: octets go unchanged.");
    private static readonly Reply TypeL8 = new(200, "Type is L 8: octets go unchanged.");
    private static readonly Reply NotImplemented = new(504, "Only TYPE A and E with N or T, I and L 8 are implemented.");

    /// <summary>The name of a code page, for people.</summary>
    public static string NameOf(EbcdicCodePage codePage) => codePage == EbcdicCodePage.Ibm037 ? "IBM-037" : "IBM-1047";

    private static ValueTask<Outcome> Run(Session session, ReadOnlyMemory<byte> argument, CancellationToken cancellationToken)
    {
        if (!Representation.TryParse(argument.Span, out Representation wanted))
        {
            return new(Replies.SyntaxError(Command));
        }

        // What is stored has no vertical format other than line ends, so N and T are the same (RFC 1123 §4.1.2.2).
        if (wanted is { Format: FormatControl.CarriageControl } or { ByteSize: not 8 })
        {
            return new(NotImplemented);
        }

        session.Representation = wanted;
        return new(wanted.Type switch
        {
            RepresentationType.Ascii => new Reply(200, $"Type is {wanted.ToString()}: lines are converted."),
            RepresentationType.Ebcdic => new Reply(
                200, $"Type is {wanted.ToString()}: EBCDIC in code page {NameOf(session.Options.EbcdicCodePage)}, lines end with NL."),
            RepresentationType.Local => TypeL8,
            _ => TypeI,
        });
    }
}
