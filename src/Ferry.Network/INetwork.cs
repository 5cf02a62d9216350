using System.Net;

namespace Ferry.Network;

/// <summary>Where connections come from: the operating system's sockets, or an in-memory network in tests.</summary>
public interface INetwork
{
    /// <summary>Starts listening for TCP connections.</summary>
    /// <param name="local">Address and port; port 0 lets the system choose. <see cref="IPAddress.IPv6Any"/> listens on
    /// IPv4 as well where the system allows it.</param>
    /// <param name="backlog">Connections the system may hold before they are accepted, 1–65535.</param>
    /// <returns>A listener that the caller owns.</returns>
    /// <exception cref="NetworkException"><see cref="NetworkError.AddressInUse"/>,
    /// <see cref="NetworkError.AccessDenied"/> (a port below 1024 without the right to it) or
    /// <see cref="NetworkError.AddressNotAvailable"/>.</exception>
    IListener Listen(IPEndPoint local, int backlog);

    /// <summary>Connects to <paramref name="remote"/> by TCP.</summary>
    /// <param name="local">The address and port to connect from, or null for the system's choice. FTP's active mode
    /// connects from port L-1 (RFC 959 §3.2); the port may be in use by other connections to other peers.</param>
    /// <param name="remote">The peer.</param>
    /// <param name="cancellationToken">Gives up; nothing is left open.</param>
    /// <returns>A connection that the caller owns.</returns>
    /// <exception cref="NetworkException">The connection could not be made, or <paramref name="local"/> not be
    /// used.</exception>
    ValueTask<IConnection> ConnectAsync(IPEndPoint? local, IPEndPoint remote, CancellationToken cancellationToken);
}
