namespace Ferry.Ftp;

/// <summary>What a listing says about one entry.</summary>
public readonly record struct FileFacts
{
    /// <summary>The name, or for MLST the path, as octets.</summary>
    public required ReadOnlyMemory<byte> Name { get; init; }

    /// <summary>What the entry is; for a link whose target the user can see, what the target is.</summary>
    public required FileKind Kind { get; init; }

    /// <summary>Length in octets, from 0.</summary>
    public long Size { get; init; }

    /// <summary>Time of the last change, UTC.</summary>
    public DateTime ModifiedUtc { get; init; }

    /// <summary>Permission bits, 0–07777 octal.</summary>
    public int Mode { get; init; }

    /// <summary>Number of names the file has.</summary>
    public uint Links { get; init; }

    /// <summary>Owner's name; where it is null or empty the number is shown.</summary>
    public string? Owner { get; init; }

    /// <summary>Group's name; where it is null or empty the number is shown.</summary>
    public string? Group { get; init; }

    /// <summary>Owner's number.</summary>
    public uint OwnerId { get; init; }

    /// <summary>Group's number.</summary>
    public uint GroupId { get; init; }

    /// <summary>Device on which the file lives; with <see cref="FileId"/> unique.</summary>
    public ulong Device { get; init; }

    /// <summary>Number of the file on its device; 0 where there is none, and then nothing is said about it.</summary>
    public ulong FileId { get; init; }

    /// <summary>Whether the name itself is a symbolic link.</summary>
    public bool IsLink { get; init; }

    /// <summary>What the link says; empty where it is not to be shown.</summary>
    public ReadOnlyMemory<byte> LinkTarget { get; init; }

    /// <summary>What the user may do with the entry.</summary>
    public FilePermissions Permissions { get; init; }
}
