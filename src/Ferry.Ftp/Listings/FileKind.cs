namespace Ferry.Ftp;

/// <summary>What a listing calls an entry.</summary>
public enum FileKind : byte
{
    /// <summary>A regular file.</summary>
    File,

    /// <summary>A directory.</summary>
    Directory,

    /// <summary>A symbolic link whose target the user cannot see.</summary>
    Link,

    /// <summary>A device, socket or pipe.</summary>
    Other,
}
