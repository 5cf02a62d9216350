namespace Ferry.Ftp.Server.Commands;

/// <summary>FEAT: what goes beyond RFC 959; printed from the table. RFC 2389 §3.</summary>
internal static class Feat
{
    public static readonly Command Command = new("FEAT", "FEAT", "RFC 2389 §3")
    {
        Needs = Needs.NoArgument,
        MayReply = [211, 421, 500, 501, 502],
        Run = Run,
    };

    private static ValueTask<Outcome> Run(Session session, ReadOnlyMemory<byte> argument, CancellationToken cancellationToken) =>
        new(CommandTable.FeatureReply(session.MlstFacts, session.HashAlgorithm));
}
