namespace Ferry.EndToEnd.Tests.Clients;

/// <summary>Which loopback address the client is told.</summary>
public enum IpFamily
{
    /// <summary>127.0.0.1.</summary>
    IPv4,

    /// <summary>::1.</summary>
    IPv6,
}
