using Ferry.Storage;

namespace Ferry.Ftp.Server;

/// <summary>A transfer that has ended, for events, logs and the xferlog.</summary>
public readonly record struct TransferRecord
{
    /// <summary>RETR, STOR, APPE, STOU, LIST, NLST or MLSD.</summary>
    public required string Verb { get; init; }

    /// <summary>The file or directory.</summary>
    public required StorePath Path { get; init; }

    /// <summary>Octets moved over the data connection.</summary>
    public required long Octets { get; init; }

    /// <summary>From the opening of the data connection to its end.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Whether the octets were text that is converted: TYPE A or E, and every listing.</summary>
    public required bool IsAscii { get; init; }

    /// <summary>The reply that ended it: 226 when all went well.</summary>
    public required int ReplyCode { get; init; }

    /// <summary>Whether it ended well.</summary>
    public bool Completed => ReplyCode is >= 200 and < 300;

    /// <summary>Whether octets went from the user to the server.</summary>
    public bool IsUpload => Verb is "STOR" or "APPE" or "STOU";
}
