namespace Ferry.Ftp;

/// <summary>What the argument of EPRT turned out to be (RFC 2428 §2).</summary>
public enum EprtStatus
{
    /// <summary>An endpoint.</summary>
    Valid,

    /// <summary>No endpoint in any protocol: 501.</summary>
    Malformed,

    /// <summary>Well formed, for a network protocol other than IPv4 and IPv6: 522.</summary>
    UnsupportedProtocol,
}
