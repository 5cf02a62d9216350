using System.Net;
using Ferry.Network.Linux;
using Ferry.Network.Managed;

namespace Ferry.Network;

/// <summary>The operating system's TCP. Connections send without delay (no Nagle), keep alive while idle, and deliver
/// urgent data in line, so that a Telnet Synch (RFC 854) arrives where it was sent.</summary>
/// <remarks>On Linux files travel between disk and connection without being copied through the process; elsewhere,
/// and where a file system refuses, through pooled buffers. No connection or transfer has a thread of its
/// own.</remarks>
public sealed class SystemNetwork : INetwork
{
    private readonly INetwork _network;

    /// <summary>The fastest implementation that this system has.</summary>
    public SystemNetwork()
        : this(native: OperatingSystem.IsLinux(), TimeProvider.System)
    {
    }

    /// <summary>Lets tests run both implementations.</summary>
    internal SystemNetwork(bool native, TimeProvider clock) =>
        _network = native ? new LinuxNetwork(clock) : new SocketNetwork();

    /// <inheritdoc/>
    public IListener Listen(IPEndPoint local, int backlog)
    {
        ArgumentNullException.ThrowIfNull(local);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(backlog);
        return _network.Listen(EndPoints.Unmapped(local), backlog);
    }

    /// <inheritdoc/>
    public ValueTask<IConnection> ConnectAsync(
        IPEndPoint? local, IPEndPoint remote, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(remote);
        return _network.ConnectAsync(
            local is null ? null : EndPoints.Unmapped(local), EndPoints.Unmapped(remote), cancellationToken);
    }
}
