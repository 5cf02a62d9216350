namespace Ferry.Ftp.Server.Commands;

/// <summary>SITE UMASK: permission bits that new files and directories of this session do not get.</summary>
internal static class SiteUmask
{
    public static readonly Command Command = new("UMASK", "SITE UMASK [<SP> <octal-mode>]", "Ferry")
    {
        Needs = Needs.Login,
        MayReply = [200, 421, 500, 501, 530],
        Run = Run,
    };

    private static ValueTask<Outcome> Run(Session session, ReadOnlyMemory<byte> argument, CancellationToken cancellationToken)
    {
        if (argument.IsEmpty)
        {
            return new(new Reply(200, $"The umask is {Convert.ToString(session.Umask, 8).PadLeft(3, '0')}."));
        }

        if (!OctalMode.TryParse(argument.Span, out int umask) || umask > 0b111_111_111)
        {
            return new(Replies.SyntaxError(Command));
        }

        session.Umask = umask;
        return new(Replies.Okay);
    }
}
