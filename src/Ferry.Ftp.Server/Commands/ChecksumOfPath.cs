using Ferry.Accounts;
using Ferry.Ftp.Server.Checksums;
using Ferry.Storage;

namespace Ferry.Ftp.Server.Commands;

/// <summary>What XCRC, XMD5, XSHA1, XSHA256 and XSHA512 have in common. No RFC has them; this is how those who offer them do:
/// 250 and the checksum in capital hexadecimal digits, of the octets from the start to before the end.</summary>
internal static class ChecksumOfPath
{
    /// <summary>The row of one of them.</summary>
    public static Command Row(string verb, ChecksumAlgorithm algorithm)
    {
        Command? row = null;
        row = new(verb, $"{verb} <SP> <pathname> [<SP> <start> [<SP> <end>]]", "in use, in no RFC")
        {
            Needs = Needs.Login | Needs.Argument,
            Rights = Rights.Read,
            MayReply = [250, 421, 450, 451, 500, 501, 530, 550],
            Feature = verb,
            Run = (session, argument, cancellationToken) => RunAsync(session, row!, algorithm, argument, cancellationToken),
        };
        return row;
    }

    private static async ValueTask<Outcome> RunAsync(
        Session session, Command command, ChecksumAlgorithm algorithm, ReadOnlyMemory<byte> argument, CancellationToken cancellationToken)
    {
        IReadOnlyList<RangedPath> readings = RangedPath.ReadingsOf(argument);
        if (readings.Count == 0)
        {
            return Replies.SyntaxError(command);
        }

        ChecksumRequest request = new(command, algorithm, (_, _, digest) => new(250, digest.ToUpperInvariant()));
        for (int i = 0; ; i++)
        {
            try
            {
                return await request.OpenAsync(session, session.Resolve(readings[i].Path), readings[i].Range, cancellationToken);
            }
            catch (StoreException e) when (e.Error == StoreError.NotFound && i + 1 < readings.Count)
            {
                // No such name: the numbers at its end are none of it.
            }
        }
    }
}
