using Microsoft.Win32.SafeHandles;

namespace Ferry.Network.Linux;

/// <summary>A non-blocking socket descriptor. As a safe handle it is not closed under a call that uses it.</summary>
internal sealed class LinuxSocket : SafeHandleMinusOneIsInvalid
{
    private static uint s_lastSerial;

    private SocketWatch? _calls;
    private SocketWatch? _transfers;

    public LinuxSocket(int descriptor)
        : base(ownsHandle: true) => SetHandle(descriptor);

    /// <summary>Tells this socket from earlier ones that had the same descriptor.</summary>
    public uint Serial { get; } = Interlocked.Increment(ref s_lastSerial);

    public int Descriptor => (int)handle;

    /// <summary>For the waits of sessions.</summary>
    public SocketWatch Calls => _calls ?? Create(ref _calls, Poller.Calls);

    /// <summary>For the waits of file transfers.</summary>
    public SocketWatch Transfers => _transfers ?? Create(ref _transfers, Poller.Transfers);

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _calls?.OnDisposed();
            _transfers?.OnDisposed();
        }
    }

    protected override bool ReleaseHandle()
    {
        _calls?.OnClosing();
        _transfers?.OnClosing();
        return LinuxNative.Close(Descriptor) == 0;
    }

    private SocketWatch Create(ref SocketWatch? watch, Poller poller)
    {
        // The reader and the writer may both be the first.
        Interlocked.CompareExchange(ref watch, new SocketWatch(this, poller), null);
        return watch;
    }
}
