namespace Ferry.EndToEnd.Tests.Clients;

/// <summary>Who opens the data connection (RFC 959 §3.2).</summary>
public enum DataMode
{
    /// <summary>The client: PASV or EPSV.</summary>
    Passive,

    /// <summary>The server: PORT or EPRT.</summary>
    Active,
}
