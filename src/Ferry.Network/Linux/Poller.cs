using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Ferry.Network.Linux;

/// <summary>Waits for many sockets on few threads, by epoll(7).</summary>
/// <remarks>One-shot: a socket that nobody waits for wakes nobody, however much arrives. In a bulk transfer that is
/// the difference to edge-triggered waiting, which wakes a thread for every segment.</remarks>
internal sealed class Poller
{
    public const uint In = 0x001;
    public const uint Out = 0x004;
    public const uint Error = 0x008;
    public const uint HangUp = 0x010;
    private const uint OneShot = 1u << 30;

    // Sessions and transfers compute little, but a disk may hold several of them up at a time. More would fight for the
    // locks of the directory that all upload into.
    private static readonly int MostThreads = Math.Clamp(4 * Environment.ProcessorCount, 8, 64);

    // Lazily committed by the system, and deep enough for whatever a session calls.
    private const int StackOctets = 1024 * 1024;

    // The kernel packs struct epoll_event on x86-64 alone.
    private static readonly int DataOffset = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 4 : 8;
    private static readonly int ItemSize = DataOffset + sizeof(ulong);

    private readonly int _epoll;
    private readonly Lock _gate = new();
    private SocketWatch?[] _watches = new SocketWatch?[256]; // By descriptor: small and dense, as POSIX promises.
    private int _threads;
    private int _idleThreads;

    private Poller()
    {
        _epoll = LinuxNative.EpollCreate1(LinuxNative.EpollCloexec);
        if (_epoll < 0)
        {
            throw NetworkErrors.FromErrno(Marshal.GetLastPInvokeError());
        }

        StartThread();
    }

    /// <summary>The one of this process. What has waited goes on in one of its threads.</summary>
    /// <remarks>The thread pool would do, but its threads spin before they sleep, and each wait would cost the wake of
    /// a second thread. A second poller for transfers would keep sessions out of the way of slow disks, and cost every small
    /// upload a quarter more processor time.</remarks>
    public static Poller Shared { get; } = new();

    /// <summary>Starts it, so that a process without a descriptor to spare fails at its start and not later.</summary>
    public static void Start() => RuntimeHelpers.RunClassConstructor(typeof(Poller).TypeHandle);

    /// <summary>Reports the next of <paramref name="interest"/> to <see cref="SocketWatch.OnReady"/>, once.</summary>
    /// <exception cref="ObjectDisposedException">The socket is closed.</exception>
    public void Arm(SocketWatch watch, uint interest, bool first)
    {
        Span<byte> item = stackalloc byte[DataOffset + sizeof(ulong)];
        MemoryMarshal.Write(item, interest | OneShot);
        MemoryMarshal.Write(item[DataOffset..], ((ulong)watch.Socket.Serial << 32) | (uint)watch.Socket.Descriptor);
        if (!first)
        {
            Control(LinuxNative.EpollCtlMod, watch, item);
            return;
        }

        Remember(watch);
        try
        {
            Control(LinuxNative.EpollCtlAdd, watch, item);
        }
        catch
        {
            Forget(watch);
            throw;
        }
    }

    /// <summary>Lets go of a socket that is about to be closed (which takes it out of the epoll set).</summary>
    public void Forget(SocketWatch watch)
    {
        lock (_gate)
        {
            if (_watches[watch.Socket.Descriptor] == watch)
            {
                _watches[watch.Socket.Descriptor] = null;
            }
        }
    }

    private void Control(int operation, SocketWatch watch, ReadOnlySpan<byte> item)
    {
        if (LinuxNative.EpollCtl(_epoll, operation, watch.Socket, item) != 0)
        {
            throw NetworkErrors.FromErrno(Marshal.GetLastPInvokeError());
        }
    }

    private void Remember(SocketWatch watch)
    {
        int descriptor = watch.Socket.Descriptor;
        lock (_gate)
        {
            if (descriptor >= _watches.Length)
            {
                Array.Resize(ref _watches, Math.Max(descriptor + 1, _watches.Length * 2));
            }

            _watches[descriptor] = watch;
        }
    }

    private void StartThread()
    {
        _threads++;
        _idleThreads++;
        new Thread(Run, StackOctets) { IsBackground = true, Name = "ferry network" }.UnsafeStart();
    }

    private void Run()
    {
        byte[] item = new byte[ItemSize];
        while (true)
        {
            // One at a time: what is ready beside it is for another thread.
            if (LinuxNative.EpollWait(_epoll, item, maxItems: 1, timeoutMs: -1) == 1)
            {
                BeBusy();
                Report(MemoryMarshal.Read<uint>(item), MemoryMarshal.Read<ulong>(item.AsSpan(DataOffset)));
                BeIdle();
            }
        }
    }

    /// <summary>Sees that somebody keeps waiting: this thread may be held up by a disk.</summary>
    private void BeBusy()
    {
        lock (_gate)
        {
            if (--_idleThreads == 0 && _threads < MostThreads)
            {
                StartThread();
            }
        }
    }

    private void BeIdle()
    {
        lock (_gate)
        {
            _idleThreads++;
        }
    }

    private void Report(uint events, ulong data)
    {
        SocketWatch? watch;
        lock (_gate)
        {
            watch = _watches[(int)(uint)data];
        }

        // The descriptor may have been closed, and its number given to another socket, since the kernel reported it.
        if (watch is not null && watch.Socket.Serial == (uint)(data >> 32))
        {
            watch.OnReady(events);
        }
    }
}
