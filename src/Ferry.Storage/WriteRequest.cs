namespace Ferry.Storage;

/// <summary>How an upload is to be stored.</summary>
public readonly record struct WriteRequest
{
    /// <summary>What happens to a file of that name.</summary>
    public required WriteMode Mode { get; init; }

    /// <summary>Where writing starts with <see cref="WriteMode.Restart"/>, 0 to the file's length; else 0.</summary>
    public long Offset { get; init; }

    /// <summary>Permission bits of a new file, 0–0777 octal, where the store knows them.</summary>
    public int CreateMode { get; init; }

    /// <summary>Octets announced by the user (ALLO), or 0: a store may refuse early when they cannot fit.</summary>
    public long ExpectedLength { get; init; }
}
