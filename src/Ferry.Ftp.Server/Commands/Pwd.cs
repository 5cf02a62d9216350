namespace Ferry.Ftp.Server.Commands;

/// <summary>PWD: the working directory, quoted. RFC 959 §4.1.3 and appendix II.</summary>
internal static class Pwd
{
    public static readonly Command Command = Row("PWD");

    public static readonly Command Xpwd = Row("XPWD");

    private static Command Row(string verb) => new(verb, verb, "RFC 959 §4.1.3")
    {
        Needs = Needs.Login | Needs.NoArgument,
        MayReply = [257, 421, 500, 501, 502, 530, 550],
        Run = (session, _, _) =>
            new(new Reply(257, $"{QuotedPath.Format(session.WorkingDirectory.Octets)} is the current directory.")),
    };
}
