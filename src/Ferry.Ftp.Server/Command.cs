using Ferry.Accounts;

namespace Ferry.Ftp.Server;

/// <summary>What a command does: validates its argument and decides. The server-PI carries out the outcome.</summary>
internal delegate ValueTask<Outcome> CommandFunction(
    Session session, ReadOnlyMemory<byte> argument, CancellationToken cancellationToken);

/// <summary>One row of the command table: all that the server-PI checks, and all that HELP and FEAT print.</summary>
/// <param name="Verb">As written on the wire.</param>
/// <param name="Syntax">As the RFC writes it.</param>
/// <param name="Source">The standard and section.</param>
internal sealed record Command(string Verb, string Syntax, string Source)
{
    public required Needs Needs { get; init; }

    /// <summary>Rights the account must have; without them the answer is <see cref="NoRightCode"/>.</summary>
    public Rights Rights { get; init; }

    /// <summary>Every code that may answer the command (RFC 959 §5.4 and the extension's own RFC).</summary>
    public required int[] MayReply { get; init; }

    /// <summary>The code that RFC 959 §5.4 gives this command for "the file system says no": 550, 553 or 450.</summary>
    public int RefusalCode { get; init; } = 550;

    /// <summary>The code for an account without <see cref="Rights"/>, where it is another than <see cref="RefusalCode"/>.</summary>
    public int? NoRightCode { get; init; }

    /// <summary>The code where the command's row has it, else its <see cref="RefusalCode"/>.</summary>
    public int CodeOr(int code) => MayReply.Contains(code) ? code : RefusalCode;

    /// <summary>Line of the FEAT reply that announces the command, or null (RFC 2389 §3.2).</summary>
    public string? Feature { get; init; }

    public required CommandFunction Run { get; init; }
}
