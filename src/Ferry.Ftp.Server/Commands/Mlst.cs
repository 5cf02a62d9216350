using System.Buffers;
using Ferry.Accounts;
using Ferry.Ftp.Server.Listings;
using Ferry.Storage;

namespace Ferry.Ftp.Server.Commands;

/// <summary>MLST: facts about one entry, on the control connection. RFC 3659 §7.</summary>
internal static class Mlst
{
    public static readonly Command Command = new("MLST", "MLST [<SP> <pathname>]", "RFC 3659 §7")
    {
        Needs = Needs.Login,
        Rights = Rights.List,
        MayReply = [250, 421, 500, 501, 530, 550],
        Run = RunAsync,
    };

    private static async ValueTask<Outcome> RunAsync(
        Session session, ReadOnlyMemory<byte> argument, CancellationToken cancellationToken)
    {
        StorePath path = session.Resolve(argument);
        StoreEntry entry = await session.Store.GetEntryAsync(path, cancellationToken);
        FileFacts facts = new EntryFacts(session.Rights, isParentWritable: !path.IsRoot).Of(entry);
        ArrayBufferWriter<byte> line = new();
        new FactsFormat(session.MlstFacts).Write(line, facts with { Name = path.Octets.ToArray() });
        return new Reply(250, $"Listing of {path.Octets}:\n{line.WrittenSpan}\nEnd.");
    }
}
