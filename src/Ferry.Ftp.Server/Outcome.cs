using Ferry.Ftp.Server.Checksums;
using Ferry.Ftp.Server.Listings;
using Ferry.Ftp.Server.Transfers;

namespace Ferry.Ftp.Server;

/// <summary>What a command has decided; the server-PI does it.</summary>
internal abstract record Outcome
{
    public static implicit operator Outcome(Reply reply) => new Answer(reply);

    /// <summary>One reply, and that is all.</summary>
    internal sealed record Answer(Reply Reply) : Outcome;

    /// <summary>One reply, then the control connection is closed.</summary>
    internal sealed record Close(Reply Reply) : Outcome;

    /// <summary>A data connection, the octets over it, and the replies before and after.</summary>
    internal sealed record Move(Transfer Transfer) : Outcome;

    /// <summary>A checksum, which may take its time, and the reply that tells it.</summary>
    internal sealed record Compute(ChecksumRun Run) : Outcome;

    /// <summary>A listing inside a multi-line reply on the control connection (STAT).</summary>
    internal sealed record Show(int Code, Listing Listing) : Outcome;
}
