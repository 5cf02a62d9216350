namespace Ferry.Ftp;

/// <summary>How data is represented on the data connection (RFC 959 §3.1.1).</summary>
public enum RepresentationType
{
    /// <summary>Text as NVT-ASCII: lines end with CRLF.</summary>
    Ascii,

    /// <summary>Text in EBCDIC.</summary>
    Ebcdic,

    /// <summary>The stored octets, unchanged.</summary>
    Image,

    /// <summary>Logical bytes of a given size.</summary>
    Local,
}
