using Microsoft.Win32.SafeHandles;

namespace Ferry.Network.Linux;

/// <summary>A non-blocking socket descriptor and the two things one can wait for on it.</summary>
/// <remarks>As a safe handle it is not closed under a system call that uses it.</remarks>
internal sealed class LinuxSocket : SafeHandleMinusOneIsInvalid
{
    private static uint s_lastSerial;

    private readonly Lock _gate = new();
    private Readiness? _readable;
    private Readiness? _writable;
    private uint _armed;
    private bool _registered;

    public LinuxSocket(int descriptor)
        : base(ownsHandle: true) => SetHandle(descriptor);

    /// <summary>Tells this socket from earlier ones that had the same descriptor.</summary>
    public uint Serial { get; } = Interlocked.Increment(ref s_lastSerial);

    public int Descriptor => (int)handle;

    /// <summary>Waits until a read would not block; may end early. One wait at a time. The result is 0.</summary>
    /// <exception cref="ObjectDisposedException">The socket was closed.</exception>
    public ValueTask<int> WaitReadableAsync(CancellationToken cancellationToken) =>
        (_readable ??= new Readiness(this, Poller.In)).WaitAsync(cancellationToken);

    /// <summary>Waits until a write would not block; may end early. One wait at a time. The result is 0.</summary>
    /// <exception cref="ObjectDisposedException">The socket was closed.</exception>
    public ValueTask<int> WaitWritableAsync(CancellationToken cancellationToken) =>
        (_writable ??= new Readiness(this, Poller.Out)).WaitAsync(cancellationToken);

    /// <summary>Asks the poller for <paramref name="interest"/> beside what the other direction waits for.</summary>
    public void Arm(uint interest)
    {
        lock (_gate)
        {
            bool first = !_registered;
            _registered = true; // Before the call: the handle may be released, and forgotten, at its end.
            try
            {
                Poller.Shared.Arm(this, _armed | interest, first);
                _armed |= interest;
            }
            catch
            {
                _registered = !first;
                throw;
            }
        }
    }

    /// <summary>Called by the poller; the socket is disarmed then.</summary>
    public void OnReady(uint events)
    {
        uint ready;
        lock (_gate)
        {
            ready = (events & (Poller.Error | Poller.HangUp)) != 0 ? _armed : events & _armed;
            _armed &= ~ready;
            Rearm();
        }

        if ((ready & Poller.In) != 0)
        {
            _readable!.Complete();
        }

        if ((ready & Poller.Out) != 0)
        {
            _writable!.Complete();
        }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _readable?.Complete(new ObjectDisposedException(nameof(IConnection)));
            _writable?.Complete(new ObjectDisposedException(nameof(IConnection)));
        }
    }

    protected override bool ReleaseHandle()
    {
        if (_registered)
        {
            Poller.Shared.Forget(this);
        }

        return LinuxNative.Close(Descriptor) == 0;
    }

    private void Rearm()
    {
        if (_armed == 0)
        {
            return;
        }

        try
        {
            Poller.Shared.Arm(this, _armed, first: false);
        }
        catch (ObjectDisposedException)
        {
            // Closed meanwhile: whoever waits has been told.
        }
    }
}
