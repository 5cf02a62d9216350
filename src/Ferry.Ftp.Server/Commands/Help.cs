namespace Ferry.Ftp.Server.Commands;

/// <summary>HELP: the commands, or the syntax of one; printed from the table. RFC 959 §4.1.3.</summary>
internal static class Help
{
    public static readonly Command Command = new("HELP", "HELP [<SP> <string>]", "RFC 959 §4.1.3")
    {
        Needs = Needs.None,
        MayReply = [211, 214, 421, 500, 501, 502],
        Run = Run,
    };

    // What the user sent is not repeated: before login the user may be a browser that was tricked into this.
    private static readonly Reply NoSuchCommand = new(501, "No such command; HELP lists them all.");

    private static ValueTask<Outcome> Run(Session session, ReadOnlyMemory<byte> argument, CancellationToken cancellationToken)
    {
        if (argument.IsEmpty)
        {
            return new(CommandTable.HelpReply);
        }

        return new(CommandTable.Find(argument.Span) is { } command
            ? new Reply(214, $"Syntax: {command.Syntax} ({command.Source})")
            : NoSuchCommand);
    }
}
