using System.Net;
using Ferry.Network;

namespace Ferry.Ftp.Server;

/// <summary>Chooses ports for passive data connections: none that can be guessed, and none again within a minute while others
/// are free, so that a late connection meets no new owner (RFC 2577 §8).</summary>
/// <remarks>Without a configured range the ports are the dynamic ones (RFC 6335 §6) above those that Linux gives to outgoing
/// connections (32768–60999), with which a listener would collide. Leaving the choice to the system costs more than the rest of a
/// small transfer: Linux then searches ports that past connections have filled.</remarks>
internal sealed class PassivePorts(FtpServerOptions options, TimeProvider clock)
{
    private const int FirstDynamicPort = 61000;
    private const int LastDynamicPort = 65535;

    // A busy server comes round to every port within the minute: then a few draws show that rested ones are rare.
    private const int RestedDraws = 4;

    // With half of the ports taken this many draws fail once in 65,536 times.
    private const int Draws = 16;

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(60);

    private readonly Lock _lock = new();
    private readonly Dictionary<int, long> _lastUse = [];
    private readonly SecretNumbers _random = new();
    private readonly int _first = options.PassivePortMin == 0 ? FirstDynamicPort : options.PassivePortMin;
    private readonly int _last = options.PassivePortMin == 0 ? LastDynamicPort : options.PassivePortMax;

    /// <summary>Listens on a port.</summary>
    /// <returns>The listener, or null when every port is in use.</returns>
    public IListener? Listen(INetwork network, IPAddress address, int backlog) =>
        Draw(network, address, backlog, RestedDraws, rested: true)
        ?? Draw(network, address, backlog, Draws, rested: false)
        ?? (options.PassivePortMin == 0
            ? TryListen(network, new(address, 0), backlog)
            : Search(network, address, backlog));

    private IListener? Draw(INetwork network, IPAddress address, int backlog, int draws, bool rested)
    {
        for (int i = 0; i < draws; i++)
        {
            int port = _first + _random.Next(_last - _first + 1);
            if ((!rested || IsRested(port)) && TryListen(network, new(address, port), backlog) is { } listener)
            {
                return listener;
            }
        }

        return null;
    }

    /// <summary>Tries every port of a range, rested ones first.</summary>
    private IListener? Search(INetwork network, IPAddress address, int backlog)
    {
        int count = _last - _first + 1;
        int start = _random.Next(count);
        IEnumerable<int> ports = Enumerable.Range(0, count).Select(i => _first + ((start + i) % count));
        foreach (int port in ports.OrderByDescending(IsRested))
        {
            if (TryListen(network, new(address, port), backlog) is { } listener)
            {
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

    private IListener? TryListen(INetwork network, IPEndPoint local, int backlog)
    {
        try
        {
            IListener listener = network.Listen(local, backlog);
            lock (_lock)
            {
                _lastUse[local.Port] = clock.GetTimestamp();
            }

            return listener;
        }
        catch (NetworkException)
        {
            return null;
        }
    }
}
