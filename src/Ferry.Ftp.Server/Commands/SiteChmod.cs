using Ferry.Accounts;
using Ferry.Storage;

namespace Ferry.Ftp.Server.Commands;

/// <summary>SITE CHMOD: permission bits of a file or directory.</summary>
internal static class SiteChmod
{
    public static readonly Command Command = new("CHMOD", "SITE CHMOD <SP> <octal-mode> <SP> <pathname>", "Ferry")
    {
        Needs = Needs.Login | Needs.Argument,
        Rights = Rights.Change,
        MayReply = [200, 421, 500, 501, 530, 550],
        Run = RunAsync,
    };

    private static async ValueTask<Outcome> RunAsync(
        Session session, ReadOnlyMemory<byte> argument, CancellationToken cancellationToken)
    {
        int space = argument.Span.IndexOf((byte)' ');
        if (space < 0 || space + 1 == argument.Length || !OctalMode.TryParse(argument.Span[..space], out int mode))
        {
            return Replies.SyntaxError(Command);
        }

        StorePath path = session.Resolve(argument[(space + 1)..]);
        await session.Store.SetAttributesAsync(path, new() { Mode = mode }, cancellationToken);
        return Replies.Okay;
    }
}
