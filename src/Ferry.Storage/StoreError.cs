namespace Ferry.Storage;

/// <summary>Why a store refused.</summary>
public enum StoreError
{
    /// <summary>The device failed, or none of the others.</summary>
    Failed,

    /// <summary>No such file or directory, or it lies outside the tree.</summary>
    NotFound,

    /// <summary>The name is taken.</summary>
    Exists,

    /// <summary>The operating system or the store forbids it.</summary>
    NotAllowed,

    /// <summary>A directory was needed.</summary>
    NotADirectory,

    /// <summary>A regular file was needed.</summary>
    NotAFile,

    /// <summary>The directory is not empty.</summary>
    NotEmpty,

    /// <summary>The name cannot be stored: too long, an octet that the file system forbids, or one of Ferry's own
    /// temporary names.</summary>
    BadName,

    /// <summary>Somebody else is using it; try again.</summary>
    Busy,

    /// <summary>The device is full.</summary>
    NoSpace,

    /// <summary>The user's share of the device is used up.</summary>
    QuotaExceeded,

    /// <summary>The store cannot do this at all.</summary>
    NotSupported,
}
