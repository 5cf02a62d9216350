namespace Ferry.Ftp;

/// <summary>What the user may do with an entry: the letters of the <c>perm</c> fact (RFC 3659 §7.5.5).</summary>
[Flags]
public enum FilePermissions : ushort
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary><c>a</c>: append to the file (APPE).</summary>
    Append = 1,

    /// <summary><c>c</c>: create files in the directory (STOR, STOU, RNTO).</summary>
    Create = 2,

    /// <summary><c>d</c>: delete the entry (DELE, RMD).</summary>
    Delete = 4,

    /// <summary><c>e</c>: enter the directory (CWD).</summary>
    Enter = 8,

    /// <summary><c>f</c>: rename the entry (RNFR).</summary>
    Rename = 16,

    /// <summary><c>l</c>: list the directory.</summary>
    List = 32,

    /// <summary><c>m</c>: make directories in the directory (MKD).</summary>
    MakeDirectory = 64,

    /// <summary><c>p</c>: delete entries of the directory.</summary>
    Purge = 128,

    /// <summary><c>r</c>: read the file (RETR).</summary>
    Read = 256,

    /// <summary><c>w</c>: replace the file (STOR).</summary>
    Write = 512,
}
