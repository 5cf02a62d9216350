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

    // The kernel packs struct epoll_event on x86-64 alone.
    private static readonly int DataOffset = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 4 : 8;
    private static readonly int ItemSize = DataOffset + sizeof(ulong);

    private static readonly Lazy<Poller> LazyCalls = new(() => new Poller("ferry network", Math.Clamp(4 * Environment.ProcessorCount, 8, 64), batch: 1));

    private static readonly Lazy<Poller> LazyTransfers = new(
        () => new Poller("ferry transfer", Math.Clamp(4 * Environment.ProcessorCount, 8, 64), batch: 1));

    private readonly int _epoll;
    private readonly string _name;
    private readonly int _mostThreads;
    private readonly int _batch;
    private readonly Lock _gate = new();
    private SocketWatch?[] _watches = new SocketWatch?[256]; // By descriptor: small and dense, as POSIX promises.
    private int _threads;
    private int _idleThreads;

    private Poller(string name, int threads, int batch)
    {
        _name = name;
        _mostThreads = threads;
        _batch = batch;
        _epoll = LinuxNative.EpollCreate1(LinuxNative.EpollCloexec);
        if (_epoll < 0)
        {
            throw NetworkErrors.FromErrno(Marshal.GetLastPInvokeError());
        }

        StartThread();
    }

    /// <summary>One thread, which hands what is ready to the thread pool: for calls that session code awaits.</summary>
    public static Poller Calls => LazyCalls.Value;

    /// <summary>Threads that carry on file transfers themselves. The thread pool would do, but its threads spin
    /// before they sleep: at the pace of a transfer's waits that costs as much as the transfer.</summary>
    public static Poller Transfers => LazyTransfers.Value;

    /// <summary>Whether the waiting code goes on in the poller's own threads.</summary>
    public bool RunsInline => _mostThreads > 1;

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
        new Thread(Run, maxStackSize: 256 * 1024) { IsBackground = true, Name = _name }.UnsafeStart();
    }

    private void Run()
    {
        byte[] items = new byte[_batch * ItemSize];
        while (true)
        {
            int count = LinuxNative.EpollWait(_epoll, items, _batch, timeoutMs: -1);
            BeBusy();
            for (int i = 0; i < count; i++)
            {
                ReadOnlySpan<byte> item = items.AsSpan(i * ItemSize, ItemSize);
                Report(MemoryMarshal.Read<uint>(item), MemoryMarshal.Read<ulong>(item[DataOffset..]));
            }

            BeIdle();
        }
    }

    /// <summary>Sees that somebody keeps waiting: this thread may be held up by a disk.</summary>
    private void BeBusy()
    {
        lock (_gate)
        {
            if (--_idleThreads == 0 && _threads < _mostThreads)
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
