namespace Ferry.Ftp.Server.Commands;

/// <summary>MODE: how octets are framed on the data connection. RFC 959 §4.1.2.</summary>
internal static class Mode
{
    public static readonly Command Command = new("MODE", "MODE <SP> <mode-code>", "RFC 959 §4.1.2")
    {
        Needs = Needs.Login | Needs.Argument,
        MayReply = [200, 421, 500, 501, 504, 530],
        Run = Run,
    };

    private static readonly Reply StreamModeSet = new(200, "Mode is S.");
    private static readonly Reply NotImplemented = new(504, "Only MODE S is implemented.");

    private static ValueTask<Outcome> Run(Session session, ReadOnlyMemory<byte> argument, CancellationToken cancellationToken) => new(
        !TransferParameters.TryParse(argument.Span, out TransmissionMode mode) ? Replies.SyntaxError(Command)
        : mode == TransmissionMode.Stream ? StreamModeSet
        : NotImplemented);
}
