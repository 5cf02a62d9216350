namespace Ferry.Ftp.Server.Commands;

/// <summary>STRU: file structure, of which there is one here. RFC 959 §4.1.2.</summary>
internal static class Stru
{
    public static readonly Command Command = new("STRU", "STRU <SP> <structure-code>", "RFC 959 §4.1.2")
    {
        Needs = Needs.Login | Needs.Argument,
        MayReply = [200, 421, 500, 501, 504, 530],
        Run = Run,
    };

    private static readonly Reply FileStructureSet = new(200, "Structure is F.");
    private static readonly Reply NotImplemented = new(504, "Only STRU F is implemented.");

    private static ValueTask<Outcome> Run(Session session, ReadOnlyMemory<byte> argument, CancellationToken cancellationToken) => new(
        !TransferParameters.TryParse(argument.Span, out FileStructure structure) ? Replies.SyntaxError(Command)
        : structure == FileStructure.File ? FileStructureSet
        : NotImplemented);
}
