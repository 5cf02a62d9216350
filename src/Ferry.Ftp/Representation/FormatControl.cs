namespace Ferry.Ftp;

/// <summary>How text says where lines and pages begin (RFC 959 §3.1.1.5).</summary>
public enum FormatControl
{
    /// <summary>It does not: the text is not meant for a printer.</summary>
    NonPrint,

    /// <summary>By Telnet's format effectors.</summary>
    TelnetEffectors,

    /// <summary>By ASA (Fortran) carriage control characters.</summary>
    CarriageControl,
}
