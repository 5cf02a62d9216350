namespace Ferry.Ftp.Server.Commands;

/// <summary>CLNT: the client names itself, for the log. No RFC has it; some clients wait for it before they send UTF-8.</summary>
internal static class Clnt
{
    private static readonly Reply Noted = new(200, "Noted.");

    public static readonly Command Command = new("CLNT", "CLNT <SP> <client-name>", "in use")
    {
        Needs = Needs.Argument,
        MayReply = [200, 421, 500, 501],
        Feature = "CLNT",
        Run = (_, _, _) => new(Noted),
    };
}
