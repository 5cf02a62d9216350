namespace Ferry.Ftp;

/// <summary>What EPSV asks for (RFC 2428 §3).</summary>
public enum EpsvRequest
{
    /// <summary>No argument: the protocol of the control connection.</summary>
    SameProtocol,

    /// <summary>IPv4.</summary>
    IPv4,

    /// <summary>IPv6.</summary>
    IPv6,

    /// <summary>EPSV ALL: no other way to open data connections will be used from now on.</summary>
    All,

    /// <summary>A network protocol other than IPv4 and IPv6: 522.</summary>
    UnsupportedProtocol,

    /// <summary>Neither a number nor ALL: 501.</summary>
    Malformed,
}
