namespace Ferry.Ftp;

/// <summary>The structure of a file on the data connection (RFC 959 §3.1.2).</summary>
public enum FileStructure
{
    /// <summary>A sequence of octets.</summary>
    File,

    /// <summary>A sequence of records.</summary>
    Record,

    /// <summary>Numbered pages.</summary>
    Page,
}
