namespace Ferry.Network.Linux;

/// <summary>Lets a fast upload wake its thread for 256 KiB at a time instead of for each segment (SO_RCVLOWAT, tcp(7)):
/// that saves a third of the CPU. A pause takes the mark down again, so that a trickle is stored as it comes.</summary>
internal sealed class LowWaterMark : IDisposable
{
    /// <summary>The raised mark. A higher one saved nothing more.</summary>
    public const int Octets = 256 * 1024;

    private const int OctetsBeforeRaising = 4 * Octets;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly LinuxSocket _socket;
    private readonly TransferMeter _meter;
    private readonly Lock _gate = new();
    private readonly ITimer _timer;
    private long _octetsAtTick;
    private long _octetsAtLowering;
    private bool _isRaised;

    public LowWaterMark(LinuxSocket socket, TransferMeter meter, TimeProvider clock)
    {
        _socket = socket;
        _meter = meter;
        _octetsAtLowering = meter.Octets;
        _timer = clock.CreateTimer(static self => ((LowWaterMark)self!).Tick(), this, Patience, Patience);
    }

    /// <summary>To be called before each wait: raises the mark for a peer that has sent much without a pause.</summary>
    public void BeforeWait()
    {
        lock (_gate)
        {
            if (!_isRaised && _meter.Octets - _octetsAtLowering >= OctetsBeforeRaising)
            {
                _isRaised = true;
                SocketOptions.SetReceiveLowWaterMark(_socket, Octets);
            }
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        Lower();
    }

    private void Tick()
    {
        long octets = _meter.Octets;
        if (octets == _octetsAtTick)
        {
            Lower();
        }

        _octetsAtTick = octets;
    }

    private void Lower()
    {
        lock (_gate)
        {
            if (_isRaised)
            {
                _isRaised = false;
                _octetsAtLowering = _meter.Octets;
                SocketOptions.SetReceiveLowWaterMark(_socket, 1);
            }
        }
    }
}
