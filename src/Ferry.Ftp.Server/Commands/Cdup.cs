namespace Ferry.Ftp.Server.Commands;

/// <summary>CDUP: to the parent directory. RFC 959 §4.1.1; its 200 is the RFC's own.</summary>
internal static class Cdup
{
    public static readonly Command Command = Row("CDUP");

    public static readonly Command Xcup = Row("XCUP");

    private static Command Row(string verb) => new(verb, verb, "RFC 959 §4.1.1")
    {
        Needs = Needs.Login | Needs.NoArgument,
        MayReply = [200, 250, 421, 500, 501, 502, 530, 550],
        Run = (session, _, cancellationToken) =>
            Cwd.ChangeAsync(session, session.WorkingDirectory.Parent, 200, cancellationToken),
    };
}
