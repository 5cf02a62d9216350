namespace Ferry.Ftp;

/// <summary>In what role MLSD lists a directory (RFC 3659 §7.5.1).</summary>
public enum ListedAs
{
    /// <summary>An entry like any other.</summary>
    Entry,

    /// <summary>The directory that is being listed: <c>type=cdir</c>.</summary>
    ListedDirectory,

    /// <summary>The directory that holds the listed one: <c>type=pdir</c>.</summary>
    ParentDirectory,
}
