namespace Ferry.Ftp;

/// <summary>How data is framed on the data connection (RFC 959 §3.4).</summary>
public enum TransmissionMode
{
    /// <summary>A stream of octets that ends when the connection does.</summary>
    Stream,

    /// <summary>Blocks with headers.</summary>
    Block,

    /// <summary>Blocks with run-length compression.</summary>
    Compressed,
}
