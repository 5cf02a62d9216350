namespace Ferry.Storage;

/// <summary>What a directory entry is.</summary>
public enum EntryKind : byte
{
    /// <summary>A regular file.</summary>
    File,

    /// <summary>A directory.</summary>
    Directory,

    /// <summary>A symbolic link.</summary>
    Link,

    /// <summary>A device, socket or pipe: listed, never opened.</summary>
    Other,
}
