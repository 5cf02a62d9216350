using System.Runtime.InteropServices;

namespace Ferry.Network.Linux;

/// <summary>Waits for all sockets of the process on one thread, by epoll(7).</summary>
/// <remarks>One-shot: a socket that nobody waits for wakes nobody, however much arrives. In a bulk transfer that is
/// the difference to edge-triggered waiting, which wakes the thread for every segment.</remarks>
internal sealed class Poller
{
    public const uint In = 0x001;
    public const uint Out = 0x004;
    public const uint Error = 0x008;
    public const uint HangUp = 0x010;
    private const uint OneShot = 1u << 30;

    private const int BatchSize = 256;

    private static readonly Lazy<Poller> Lazily = new(() => new Poller());

    // The kernel packs struct epoll_event on x86-64 alone.
    private static readonly bool IsPacked = RuntimeInformation.ProcessArchitecture == Architecture.X64;
    private static readonly int DataOffset = IsPacked ? 4 : 8;
    private static readonly int ItemSize = DataOffset + sizeof(ulong);

    private readonly int _epoll;
    private readonly Lock _gate = new();
    private LinuxSocket?[] _sockets = new LinuxSocket?[256]; // By descriptor: small and dense, the kernel's promise.

    private Poller()
    {
        _epoll = LinuxNative.EpollCreate1(LinuxNative.EpollCloexec);
        if (_epoll < 0)
        {
            throw NetworkErrors.FromErrno(Marshal.GetLastPInvokeError());
        }

        new Thread(Run, maxStackSize: 256 * 1024) { IsBackground = true, Name = "ferry network" }.UnsafeStart();
    }

    public static Poller Shared => Lazily.Value;

    /// <summary>Reports the next of <paramref name="interest"/> to <see cref="LinuxSocket.OnReady"/>, once.</summary>
    /// <exception cref="ObjectDisposedException">The socket is closed.</exception>
    public void Arm(LinuxSocket socket, uint interest, bool first)
    {
        Span<byte> item = stackalloc byte[DataOffset + sizeof(ulong)];
        MemoryMarshal.Write(item, interest | OneShot);
        MemoryMarshal.Write(item[DataOffset..], ((ulong)socket.Serial << 32) | (uint)socket.Descriptor);
        if (!first)
        {
            Control(LinuxNative.EpollCtlMod, socket, item);
            return;
        }

        Remember(socket);
        try
        {
            Control(LinuxNative.EpollCtlAdd, socket, item);
        }
        catch
        {
            Forget(socket);
            throw;
        }
    }

    /// <summary>Lets go of a socket that is about to be closed (which takes it out of the epoll set).</summary>
    public void Forget(LinuxSocket socket)
    {
        lock (_gate)
        {
            if (_sockets[socket.Descriptor] == socket)
            {
                _sockets[socket.Descriptor] = null;
            }
        }
    }

    private void Control(int operation, LinuxSocket socket, ReadOnlySpan<byte> item)
    {
        if (LinuxNative.EpollCtl(_epoll, operation, socket, item) != 0)
        {
            throw NetworkErrors.FromErrno(Marshal.GetLastPInvokeError());
        }
    }

    private void Remember(LinuxSocket socket)
    {
        lock (_gate)
        {
            if (socket.Descriptor >= _sockets.Length)
            {
                LinuxSocket?[] larger = new LinuxSocket?[Math.Max(socket.Descriptor + 1, _sockets.Length * 2)];
                _sockets.CopyTo(larger, 0);
                Volatile.Write(ref _sockets, larger);
            }

            _sockets[socket.Descriptor] = socket;
        }
    }

    private void Run()
    {
        byte[] items = new byte[BatchSize * ItemSize];
        while (true)
        {
            int count = LinuxNative.EpollWait(_epoll, items, BatchSize, timeoutMs: -1);
            for (int i = 0; i < count; i++)
            {
                ReadOnlySpan<byte> item = items.AsSpan(i * ItemSize, ItemSize);
                Report(MemoryMarshal.Read<uint>(item), MemoryMarshal.Read<ulong>(item[DataOffset..]));
            }
        }
    }

    private void Report(uint events, ulong data)
    {
        LinuxSocket? socket;
        lock (_gate)
        {
            socket = _sockets[(int)(uint)data];
        }

        // The descriptor may have been closed, and its number given to another socket, since the kernel reported it.
        if (socket is not null && socket.Serial == (uint)(data >> 32))
        {
            socket.OnReady(events);
        }
    }
}
