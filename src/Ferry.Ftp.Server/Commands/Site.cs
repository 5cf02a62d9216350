namespace Ferry.Ftp.Server.Commands;

/// <summary>SITE: the server's own commands, each a row of its own table. RFC 959 §4.1.3.</summary>
internal static class Site
{
    public static readonly Command Command = new("SITE", "SITE <SP> <string>", "RFC 959 §4.1.3")
    {
        Needs = Needs.Argument,
        MayReply = [200, 202, 211, 214, 421, 500, 501, 504, 530, 550],
        Run = RunAsync,
    };

    private static readonly Reply NoSuchCommand = new(504, "No such SITE command; SITE HELP lists them all.");

    private static ValueTask<Outcome> RunAsync(Session session, ReadOnlyMemory<byte> argument, CancellationToken cancellationToken)
    {
        int space = argument.Span.IndexOf((byte)' ');
        ReadOnlySpan<byte> verb = space < 0 ? argument.Span : argument.Span[..space];
        ReadOnlyMemory<byte> rest = space < 0 ? default : argument[(space + 1)..];
        if (CommandTable.FindSite(verb) is not { } command)
        {
            return new(NoSuchCommand);
        }

        return CommandTable.Refuse(session, command, rest) is { } refusal
            ? new(refusal)
            : command.Run(session, rest, cancellationToken);
    }
}
