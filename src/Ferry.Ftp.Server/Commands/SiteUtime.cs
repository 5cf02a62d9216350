using Ferry.Accounts;

namespace Ferry.Ftp.Server.Commands;

/// <summary>SITE UTIME: times of a file, in both forms that clients send: one time before the path, or three behind it.</summary>
internal static class SiteUtime
{
    public static readonly Command Command = new("UTIME", "SITE UTIME <SP> <time-val> <SP> <pathname>", "Ferry")
    {
        Needs = Needs.Login | Needs.Argument,
        Rights = Rights.Change,
        MayReply = [200, 421, 500, 501, 530, 550],
        Run = RunAsync,
    };

    private static async ValueTask<Outcome> RunAsync(
        Session session, ReadOnlyMemory<byte> argument, CancellationToken cancellationToken)
    {
        if (!TryParse(argument.Span, out Range path, out DateTime accessedUtc, out DateTime modifiedUtc))
        {
            return Replies.SyntaxError(Command);
        }

        await session.Store.SetAttributesAsync(
            session.Resolve(argument[path]), new() { AccessedUtc = accessedUtc, ModifiedUtc = modifiedUtc }, cancellationToken);
        return Replies.Okay;
    }

    private static bool TryParse(ReadOnlySpan<byte> text, out Range path, out DateTime accessedUtc, out DateTime modifiedUtc) =>
        TryParseTimesBehind(text, out path, out accessedUtc, out modifiedUtc)
        || TryParseTimeBefore(text, out path, out accessedUtc, out modifiedUtc);

    // SITE UTIME 20261120101700 path; seconds may be missing.
    private static bool TryParseTimeBefore(ReadOnlySpan<byte> text, out Range path, out DateTime accessedUtc, out DateTime modifiedUtc)
    {
        int space = Math.Max(0, text.IndexOf((byte)' '));
        ReadOnlySpan<byte> time = text[..space];
        path = (space + 1)..;
        bool isTime = TimeValue.TryParse(time.Length == TimeValue.Length - 2 ? [.. time, .. "00"u8] : time, out modifiedUtc);
        accessedUtc = modifiedUtc;
        return isTime && space + 1 < text.Length;
    }

    // SITE UTIME path 20261120101700 20261120101700 20261120101700 UTC: accessed, modified, and a third that nobody can set.
    private static bool TryParseTimesBehind(ReadOnlySpan<byte> text, out Range path, out DateTime accessedUtc, out DateTime modifiedUtc)
    {
        const int OneTime = TimeValue.Length + 1;
        path = default;
        accessedUtc = modifiedUtc = default;
        int length = text.Length - (3 * OneTime) - " UTC"u8.Length;
        if (length <= 0 || !text.EndsWith(" UTC"u8))
        {
            return false;
        }

        path = ..length;
        return text[length] == (byte)' '
            && TimeValue.TryParse(text.Slice(length + 1, TimeValue.Length), out accessedUtc)
            && TimeValue.TryParse(text.Slice(length + 1 + OneTime, TimeValue.Length), out modifiedUtc);
    }
}
