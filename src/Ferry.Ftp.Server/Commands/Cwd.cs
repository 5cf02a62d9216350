using Ferry.Storage;

namespace Ferry.Ftp.Server.Commands;

/// <summary>CWD: changes the working directory. RFC 959 §4.1.1.</summary>
internal static class Cwd
{
    public static readonly Command Command = Row("CWD");

    public static readonly Command Xcwd = Row("XCWD");

    private static Command Row(string verb) => new(verb, $"{verb} <SP> <pathname>", "RFC 959 §4.1.1")
    {
        Needs = Needs.Login | Needs.Argument,
        MayReply = [250, 421, 500, 501, 502, 530, 550],
        Run = RunAsync,
    };

    /// <summary>Makes <paramref name="path"/> the working directory, if it is one.</summary>
    public static async ValueTask<Outcome> ChangeAsync(
        Session session, StorePath path, int completionCode, CancellationToken cancellationToken)
    {
        StoreEntry entry = await session.Store.GetEntryAsync(path, cancellationToken);
        if (entry.Kind != EntryKind.Directory)
        {
            return Replies.For(StoreError.NotADirectory, path, Command);
        }

        session.WorkingDirectory = path;
        return new Reply(completionCode, $"{path.Octets} is the current directory.");
    }

    private static ValueTask<Outcome> RunAsync(Session session, ReadOnlyMemory<byte> argument, CancellationToken cancellationToken)
    {
        // A lone tilde is the home directory, as in every shell.
        StorePath path = argument.Span.SequenceEqual("~"u8) ? StorePath.Root : session.Resolve(argument);
        return ChangeAsync(session, path, 250, cancellationToken);
    }
}
