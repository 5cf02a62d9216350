namespace Ferry.Ftp.Server.Commands;

/// <summary>SITE HELP: the commands of SITE.</summary>
internal static class SiteHelp
{
    public static readonly Command Command = new("HELP", "SITE HELP", "Ferry")
    {
        Needs = Needs.None,
        MayReply = [200, 214, 421, 500, 501, 530],
        Run = Run,
    };

    private static ValueTask<Outcome> Run(Session session, ReadOnlyMemory<byte> argument, CancellationToken cancellationToken)
    {
        return new(CommandTable.SiteHelpReply);
    }
}
