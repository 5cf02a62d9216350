using System.Net;
using Ferry.Network;

namespace Ferry.Testing.Network;

/// <summary>Both ends of one connection over loopback.</summary>
/// <param name="Client">The end that connected.</param>
/// <param name="Server">The end that accepted.</param>
public sealed record ConnectedPair(IConnection Client, IConnection Server) : IDisposable
{
    /// <summary>Connects within <paramref name="network"/>; <paramref name="address"/> is IPv4 loopback by
    /// default.</summary>
    public static async Task<ConnectedPair> CreateAsync(
        INetwork network, CancellationToken cancellationToken, IPAddress? address = null)
    {
        using IListener listener = network.Listen(new IPEndPoint(address ?? IPAddress.Loopback, 0), backlog: 1);
        IConnection client = await network.ConnectAsync(null, listener.LocalEndPoint, cancellationToken);
        return new ConnectedPair(client, await listener.AcceptAsync(cancellationToken));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Client.Dispose();
        Server.Dispose();
    }
}
