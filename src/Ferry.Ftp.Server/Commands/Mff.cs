using Ferry.Accounts;
using Ferry.Storage;

namespace Ferry.Ftp.Server.Commands;

/// <summary>MFF: changes facts of a file. draft-somers-ftp-mfxx §5.</summary>
internal static class Mff
{
    public static readonly Command Command = new("MFF", "MFF <SP> <mff-facts> <SP> <pathname>", "draft-somers-ftp-mfxx §5")
    {
        Needs = Needs.Login | Needs.Argument,
        Rights = Rights.Change,
        MayReply = [213, 421, 450, 500, 501, 504, 530, 550],
        Feature = "MFF " + FactChanges.Names,
        Run = RunAsync,
    };

    private static readonly Reply UnknownFact = new(504, $"Only these facts can be changed: {FactChanges.Names}");

    private static async ValueTask<Outcome> RunAsync(
        Session session, ReadOnlyMemory<byte> argument, CancellationToken cancellationToken)
    {
        switch (FactChanges.TryParse(argument.Span, out FactChanges changes))
        {
            case FactChangesStatus.Malformed:
                return Replies.SyntaxError(Command);
            case FactChangesStatus.UnknownFact:
                return UnknownFact;
        }

        StorePath path = session.Resolve(argument[changes.Path]);
        StoreAttributes attributes = new() { ModifiedUtc = changes.ModifiedUtc, Mode = changes.Mode };
        await session.Store.SetAttributesAsync(path, attributes, cancellationToken);
        return Answer(changes, path);
    }

    private static Reply Answer(FactChanges changes, StorePath path)
    {
        Span<byte> time = stackalloc byte[TimeValue.Length];
        TimeValue.Format(changes.ModifiedUtc ?? default(DateTime).AddYears(1000), time);
        string mode = changes.Mode is { } bits ? $"UNIX.mode={Convert.ToString(bits, 8)};" : "";
        return changes.ModifiedUtc is null
            ? new Reply(213, $"{mode} {path.Octets}")
            : new Reply(213, $"Modify={time};{mode} {path.Octets}");
    }
}
