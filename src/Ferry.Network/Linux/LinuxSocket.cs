using Microsoft.Win32.SafeHandles;

namespace Ferry.Network.Linux;

/// <summary>A non-blocking socket descriptor. As a safe handle it is not closed under a call that uses it.</summary>
internal sealed class LinuxSocket : SafeHandleMinusOneIsInvalid
{
    private static uint s_lastSerial;

    private SocketWatch? _watch;

    public LinuxSocket(int descriptor)
        : base(ownsHandle: true) => SetHandle(descriptor);

    /// <summary>Tells this socket from earlier ones that had the same descriptor.</summary>
    public uint Serial { get; } = Interlocked.Increment(ref s_lastSerial);

    public int Descriptor => (int)handle;

    /// <summary>Where calls that would block wait.</summary>
    public SocketWatch Watch => _watch ?? CreateWatch();

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _watch?.OnDisposed();
        }
    }

    protected override bool ReleaseHandle()
    {
        _watch?.OnClosing();
        return LinuxNative.Close(Descriptor) == 0;
    }

    private SocketWatch CreateWatch()
    {
        // The reader and the writer may both be the first.
        Interlocked.CompareExchange(ref _watch, new SocketWatch(this, Poller.Shared), null);
        return _watch;
    }
}
