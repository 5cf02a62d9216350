using Ferry.Accounts;
using Ferry.Storage;

namespace Ferry.Ftp.Server.Commands;

/// <summary>MFMT: sets when a file was last changed. draft-somers-ftp-mfxx §3.</summary>
internal static class Mfmt
{
    public static readonly Command Command = new("MFMT", "MFMT <SP> <time-val> <SP> <pathname>", "draft-somers-ftp-mfxx §3")
    {
        Needs = Needs.Login | Needs.Argument,
        Rights = Rights.Change,
        MayReply = [213, 421, 500, 501, 504, 530, 550],
        Feature = "MFMT",
        Run = RunAsync,
    };

    private static async ValueTask<Outcome> RunAsync(
        Session session, ReadOnlyMemory<byte> argument, CancellationToken cancellationToken)
    {
        int space = argument.Span.IndexOf((byte)' ');
        if (space < 0 || space + 1 == argument.Length || !TimeValue.TryParse(argument.Span[..space], out DateTime modifiedUtc))
        {
            return Replies.SyntaxError(Command);
        }

        StorePath path = session.Resolve(argument[(space + 1)..]);
        await session.Store.SetAttributesAsync(path, new() { ModifiedUtc = modifiedUtc }, cancellationToken);
        return Answer(modifiedUtc, path);
    }

    private static Reply Answer(DateTime modifiedUtc, StorePath path)
    {
        Span<byte> time = stackalloc byte[TimeValue.Length];
        TimeValue.Format(modifiedUtc, time);
        return new Reply(213, $"Modify={time}; {path.Octets}");
    }
}
