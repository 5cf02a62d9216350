using Ferry.Accounts;
using Ferry.Storage;

namespace Ferry.Ftp.Server.Commands;

/// <summary>MKD: makes a directory. RFC 959 §4.1.3 and appendix II.</summary>
internal static class Mkd
{
    public static readonly Command Command = Row("MKD");

    public static readonly Command Xmkd = Row("XMKD");

    private static Command Row(string verb) => new(verb, $"{verb} <SP> <pathname>", "RFC 959 §4.1.3")
    {
        Needs = Needs.Login | Needs.Argument,
        Rights = Rights.Create,
        MayReply = [257, 421, 500, 501, 502, 530, 550],
        Run = RunAsync,
    };

    private static async ValueTask<Outcome> RunAsync(
        Session session, ReadOnlyMemory<byte> argument, CancellationToken cancellationToken)
    {
        StorePath path = session.Resolve(argument);
        await session.Store.MakeDirectoryAsync(path, session.ModeOfNew(0b111_111_111), cancellationToken);
        return new Reply(257, $"{QuotedPath.Format(path.Octets)} created.");
    }
}
