namespace Ferry.Network;

/// <summary>Why the network refused.</summary>
public enum NetworkError
{
    /// <summary>None of the others.</summary>
    Other,

    /// <summary>Another socket has the address and port (EADDRINUSE).</summary>
    AddressInUse,

    /// <summary>The address is not one of this machine's (EADDRNOTAVAIL).</summary>
    AddressNotAvailable,

    /// <summary>The process may not use the port (EACCES, EPERM).</summary>
    AccessDenied,

    /// <summary>Nobody listens there (ECONNREFUSED).</summary>
    Refused,

    /// <summary>No route, or the host does not answer (EHOSTUNREACH, ENETUNREACH, ETIMEDOUT).</summary>
    Unreachable,

    /// <summary>The peer broke the connection (ECONNRESET, EPIPE).</summary>
    Reset,

    /// <summary>The process or the system has no descriptor left (EMFILE, ENFILE, ENOBUFS).</summary>
    OutOfDescriptors,
}
