using System.Net;
using System.Security.Cryptography;
using Ferry.Network;

namespace Ferry.Ftp.Server;

/// <summary>Chooses ports for passive data connections: none that can be guessed, and of a configured range none again
/// within a minute while others are free, so that a late connection meets no new owner (RFC 2577 §8).</summary>
internal sealed class PassivePorts(FtpServerOptions options, TimeProvider clock)
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(60);

    private readonly Lock _lock = new();
    private readonly Dictionary<int, long> _lastUse = [];

    /// <summary>Listens on a port of the range, or on one of the system's choice where there is no range.</summary>
    /// <returns>The listener, or null when every port is in use.</returns>
    public IListener? Listen(INetwork network, IPAddress address, int backlog)
    {
        if (options.PassivePortMin == 0)
        {
            return TryListen(network, new(address, 0), backlog);
        }

        return ListenInRange(network, address, backlog, rested: true) ?? ListenInRange(network, address, backlog, rested: false);
    }

    private IListener? ListenInRange(INetwork network, IPAddress address, int backlog, bool rested)
    {
        int count = options.PassivePortMax - options.PassivePortMin + 1;
        int start = RandomNumberGenerator.GetInt32(count);
        for (int i = 0; i < count; i++)
        {
            int port = options.PassivePortMin + ((start + i) % count);
            if (IsRested(port) == rested && TryListen(network, new(address, port), backlog) is { } listener)
            {
                MarkUsed(port);
                return listener;
            }
        }

        return null;
    }

    private bool IsRested(int port)
    {
        lock (_lock)
        {
            return !_lastUse.TryGetValue(port, out long last) || clock.GetElapsedTime(last) >= Rest;
        }
    }

    private void MarkUsed(int port)
    {
        lock (_lock)
        {
            _lastUse[port] = clock.GetTimestamp();
        }
    }

    private static IListener? TryListen(INetwork network, IPEndPoint local, int backlog)
    {
        try
        {
            return network.Listen(local, backlog);
        }
        catch (NetworkException)
        {
            return null;
        }
    }
}
