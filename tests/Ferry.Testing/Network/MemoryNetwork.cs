using System.Net;
using System.Net.Sockets;
using Ferry.Network;

namespace Ferry.Testing.Network;

/// <summary>A network inside the process: every address exists, nothing is lost, and the same calls give the same
/// ports.</summary>
public sealed class MemoryNetwork(MemoryNetworkOptions options) : INetwork
{
    private const int FirstEphemeralPort = 49152; // RFC 6335 §6
    private const int EphemeralPorts = 65536 - FirstEphemeralPort;

    private readonly Lock _gate = new();
    private readonly List<MemoryListener> _listeners = [];
    private readonly Dictionary<(IPEndPoint Client, IPEndPoint Server), int> _openEnds = [];
    private readonly int _firstPort = new Random(options.Seed).Next(EphemeralPorts);
    private int _portsTried;
    private int _connections;

    /// <summary>A network with default options.</summary>
    public MemoryNetwork()
        : this(new MemoryNetworkOptions())
    {
    }

    /// <summary>How it behaves.</summary>
    public MemoryNetworkOptions Options => options;

    /// <summary>Runs before each listen; throws <see cref="NetworkException"/> to make a port unavailable.</summary>
    public Action<IPEndPoint>? BeforeListen { get; set; }

    /// <summary>Runs before each connect with the local end (or null) and the remote one; may wait (a host that does
    /// not answer) or throw <see cref="NetworkException"/> (one that cannot be reached).</summary>
    public Func<IPEndPoint?, IPEndPoint, CancellationToken, ValueTask>? BeforeConnect { get; set; }

    /// <summary>Listeners not yet disposed.</summary>
    public int OpenListeners
    {
        get
        {
            lock (_gate)
            {
                return _listeners.Count;
            }
        }
    }

    /// <summary>Ends of connections not yet disposed, two a connection; those waiting for an accept count
    /// too.</summary>
    public int OpenConnections
    {
        get
        {
            lock (_gate)
            {
                return _openEnds.Values.Sum();
            }
        }
    }

    /// <inheritdoc/>
    public IListener Listen(IPEndPoint local, int backlog)
    {
        BeforeListen?.Invoke(local);
        lock (_gate)
        {
            IPAddress address = Unmapped(local.Address);
            IPEndPoint bound = new(address, local.Port != 0 ? local.Port : FreePort(port => !IsTaken(address, port)));
            if (IsTaken(address, bound.Port))
            {
                throw new NetworkException(NetworkError.AddressInUse, $"{bound} is in use.");
            }

            MemoryListener listener = new(this, bound, backlog);
            _listeners.Add(listener);
            return listener;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<IConnection> ConnectAsync(
        IPEndPoint? local, IPEndPoint remote, CancellationToken cancellationToken)
    {
        if (BeforeConnect is { } beforeConnect)
        {
            await beforeConnect(local, remote, cancellationToken);
        }

        cancellationToken.ThrowIfCancellationRequested();
        (MemoryListener listener, MemoryConnection client, MemoryConnection server) = Pair(local, remote);
        try
        {
            await listener.EnqueueAsync(server, cancellationToken);
            return client;
        }
        catch
        {
            server.Dispose();
            client.Dispose();
            throw;
        }
    }

    internal void Remove(MemoryListener listener)
    {
        lock (_gate)
        {
            _listeners.Remove(listener);
        }
    }

    internal void Remove(IPEndPoint client, IPEndPoint server)
    {
        lock (_gate)
        {
            if (--_openEnds[(client, server)] == 0)
            {
                _openEnds.Remove((client, server));
            }
        }
    }

    private static IPAddress Unmapped(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static bool IsAny(IPAddress address) => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);

    /// <summary>Whether a listener on the first address would also get what is sent to the second one.</summary>
    private static bool Covers(IPAddress listening, IPAddress other) =>
        listening.Equals(other)
        || listening.Equals(IPAddress.IPv6Any) // Dual mode.
        || (listening.Equals(IPAddress.Any) && other.AddressFamily == AddressFamily.InterNetwork);

    private static IPAddress Loopback(AddressFamily family) =>
        family == AddressFamily.InterNetwork ? IPAddress.Loopback : IPAddress.IPv6Loopback;

    private (MemoryListener Listener, MemoryConnection Client, MemoryConnection Server) Pair(
        IPEndPoint? local, IPEndPoint remote)
    {
        lock (_gate)
        {
            IPAddress to = Unmapped(remote.Address);
            IPEndPoint server = new(IsAny(to) ? Loopback(to.AddressFamily) : to, remote.Port);
            MemoryListener listener = _listeners
                .Where(one => one.LocalEndPoint.Port == server.Port)
                .Where(one => Covers(one.LocalEndPoint.Address, server.Address))
                .OrderBy(one => IsAny(one.LocalEndPoint.Address))
                .FirstOrDefault()
                ?? throw new NetworkException(NetworkError.Refused, $"{server} refused the connection.");

            IPAddress from = local is null || IsAny(local.Address) ? server.Address : Unmapped(local.Address);
            int port = local is { Port: not 0 }
                ? local.Port
                : FreePort(free => !_openEnds.ContainsKey((new IPEndPoint(from, free), server)));
            IPEndPoint client = new(from, port);
            if (from.AddressFamily != server.AddressFamily)
            {
                throw new NetworkException(NetworkError.Unreachable, $"{server} is not reachable from {from}.");
            }

            if (!_openEnds.TryAdd((client, server), 2))
            {
                throw new NetworkException(NetworkError.AddressInUse, $"{client} is connected to {server} already.");
            }

            int number = ++_connections;
            MemoryPipe toServer = new(options, SeedOf(number, 0));
            MemoryPipe toClient = new(options, SeedOf(number, 1));
            return (listener,
                new MemoryConnection(this, client, server, isClient: true, toClient, toServer),
                new MemoryConnection(this, server, client, isClient: false, toServer, toClient));
        }
    }

    /// <summary>A seed for each direction of each connection.</summary>
    private int SeedOf(int connection, int direction) =>
        unchecked((options.Seed * 31) + (connection * 2) + direction);

    private bool IsTaken(IPAddress address, int port) => _listeners.Exists(one =>
        one.LocalEndPoint.Port == port
        && (Covers(one.LocalEndPoint.Address, address) || Covers(address, one.LocalEndPoint.Address)));

    private int FreePort(Func<int, bool> isFree)
    {
        for (int attempt = 0; attempt < EphemeralPorts; attempt++)
        {
            int port = FirstEphemeralPort + ((_firstPort + _portsTried++) % EphemeralPorts);
            if (isFree(port))
            {
                return port;
            }
        }

        throw new NetworkException(NetworkError.AddressInUse, "No port is free.");
    }
}
