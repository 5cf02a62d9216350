using System.Net;
using System.Net.Sockets;

namespace Ferry.EndToEnd.Tests.Clients;

/// <summary>What a client needs to know of a server.</summary>
internal sealed record FtpTarget(IPAddress Address, int Port, DataMode Mode, string User = "anna", string Password = "secret")
{
    public bool IsPassive => Mode == DataMode.Passive;

    public bool IsIPv6 => Address.AddressFamily == AddressFamily.InterNetworkV6;

    /// <summary>The address as a URL has it: IPv6 in brackets.</summary>
    public string Host => IsIPv6 ? $"[{Address}]" : $"{Address}";

    /// <summary>The URL of a path relative to the login directory; every octet that means something in a URL is escaped.</summary>
    public string Url(string path) =>
        $"ftp://{Host}:{Port}/{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}";
}
