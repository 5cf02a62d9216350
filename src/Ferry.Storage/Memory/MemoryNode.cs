namespace Ferry.Storage.Memory;

/// <summary>A file or directory. The tree's lock guards it.</summary>
internal sealed class MemoryNode(ulong id, bool isDirectory)
{
    /// <summary>Unique in the store.</summary>
    public ulong Id => id;

    public bool IsDirectory => isDirectory;

    public int Mode { get; set; }

    public DateTime ModifiedUtc { get; set; }

    /// <summary>What a file holds.</summary>
    public MemoryContent Content { get; set; }

    /// <summary>Whether it has a name in the tree.</summary>
    public bool IsLinked { get; set; }

    /// <summary>Whether an upload writes to it in place.</summary>
    public bool IsClaimed { get; set; }

    /// <summary>What a directory holds, in the order of the octets.</summary>
    public SortedDictionary<byte[], MemoryNode> Children { get; } =
        new(Comparer<byte[]>.Create(static (left, right) => left.AsSpan().SequenceCompareTo(right)));

    public StoreEntry Describe(ReadOnlyMemory<byte> name) => new()
    {
        Name = name,
        Kind = IsDirectory ? EntryKind.Directory : EntryKind.File,
        Size = Content.Length,
        ModifiedUtc = ModifiedUtc,
        Mode = Mode,
        Links = 1,
        Owner = "ferry",
        Group = "ferry",
        FileId = Id,
        Readable = true,
        Writable = true,
    };
}
