namespace Ferry.Ftp;

/// <summary>Facts that MLSD and MLST can give, in the order in which they are written (RFC 3659 §7.5, §7.6).</summary>
[Flags]
public enum FactNames : ushort
{
    /// <summary>None: lines hold names alone.</summary>
    None = 0,

    /// <summary><c>type</c>: file, directory or something of the system's own.</summary>
    Type = 1,

    /// <summary><c>size</c>: octets, for files.</summary>
    Size = 2,

    /// <summary><c>modify</c>: time of the last change.</summary>
    Modify = 4,

    /// <summary><c>perm</c>: what the user may do.</summary>
    Perm = 8,

    /// <summary><c>unique</c>: the same for two names of one file, and for nothing else.</summary>
    Unique = 16,

    /// <summary><c>UNIX.mode</c>: permission bits in octal.</summary>
    UnixMode = 32,

    /// <summary><c>UNIX.owner</c>: the owner's number.</summary>
    UnixOwner = 64,

    /// <summary><c>UNIX.group</c>: the group's number.</summary>
    UnixGroup = 128,

    /// <summary><c>UNIX.ownername</c>: the owner's name.</summary>
    UnixOwnerName = 256,

    /// <summary><c>UNIX.groupname</c>: the group's name.</summary>
    UnixGroupName = 512,

    /// <summary>What RFC 3659 §7.5.10 asks for and the modes, owners and groups that clients keep when they copy trees.</summary>
    Default = Type | Size | Modify | Perm | Unique | UnixMode | UnixOwner | UnixGroup,

    /// <summary>Everything there is.</summary>
    All = Default | UnixOwnerName | UnixGroupName,
}
