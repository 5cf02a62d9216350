namespace Ferry.Ftp.Server.Commands;

/// <summary>SYST: what clients expect before they parse a listing as ls -l. RFC 959 §4.1.3.</summary>
internal static class Syst
{
    public static readonly Command Command = new("SYST", "SYST", "RFC 959 §4.1.3")
    {
        Needs = Needs.NoArgument,
        MayReply = [215, 421, 500, 501, 502],
        Run = Run,
    };

    private static readonly Reply Unix = new(215, "UNIX Type: L8");

    private static ValueTask<Outcome> Run(Session session, ReadOnlyMemory<byte> argument, CancellationToken cancellationToken) =>
        new(Unix);
}
