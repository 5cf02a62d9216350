namespace Ferry.Storage;

/// <summary>Facts about one file or directory. Where a store does not know one it says what a plain file system would.</summary>
public readonly record struct StoreEntry
{
    /// <summary>The last component of the name, as octets. Valid as long as what handed out the entry says.</summary>
    public required ReadOnlyMemory<byte> Name { get; init; }

    /// <summary>What the entry is. A link whose target lies in the tree has its target's facts here, and
    /// <see cref="LinkTarget"/> besides.</summary>
    public required EntryKind Kind { get; init; }

    /// <summary>Length in octets; for directories whatever the file system says.</summary>
    public required long Size { get; init; }

    /// <summary>Time of the last change, UTC.</summary>
    public required DateTime ModifiedUtc { get; init; }

    /// <summary>Permission bits, 0–07777 octal.</summary>
    public int Mode { get; init; }

    /// <summary>Number of names the file has.</summary>
    public uint Links { get; init; }

    /// <summary>Owner's name, or the number where it has no name.</summary>
    public string Owner { get; init; }

    /// <summary>Group's name, or the number where it has no name.</summary>
    public string Group { get; init; }

    /// <summary>Owner's number.</summary>
    public uint OwnerId { get; init; }

    /// <summary>Group's number.</summary>
    public uint GroupId { get; init; }

    /// <summary>Device on which the file lives; with <see cref="FileId"/> unique (RFC 3659 §7.5.2).</summary>
    public ulong Device { get; init; }

    /// <summary>Number of the file on its device (the inode).</summary>
    public ulong FileId { get; init; }

    /// <summary>What a symbolic link says, or empty where the entry is none or the target lies outside the tree.</summary>
    public ReadOnlyMemory<byte> LinkTarget { get; init; }

    /// <summary>Whether the name itself is a symbolic link, followed or not.</summary>
    public bool IsLink { get; init; }

    /// <summary>Whether this process may read the file or list the directory.</summary>
    public bool Readable { get; init; }

    /// <summary>Whether this process may write the file or make entries in the directory.</summary>
    public bool Writable { get; init; }
}
