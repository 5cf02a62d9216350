using System.Runtime.InteropServices;

namespace Ferry.Bench.Load;

/// <summary>
/// A blocking TCP socket on 127.0.0.1. A value, so that a connection per file allocates nothing; whoever opened or
/// accepted it disposes it once.
/// </summary>
internal readonly struct LoopbackSocket(int descriptor) : IDisposable
{
    /// <summary>Octets one call may discard or send; large enough that the calls themselves do not show.</summary>
    private const int OctetsPerCall = 1 << 20;

    public int Descriptor => descriptor;

    /// <summary>Connects to 127.0.0.1.</summary>
    /// <exception cref="LoadException">Nobody listens there.</exception>
    public static LoopbackSocket Connect(int port) =>
        TryConnect(port, out LoopbackSocket socket) ? socket : throw Failure($"connect to port {port}");

    /// <summary>Connects to 127.0.0.1; false when nobody listens there yet.</summary>
    public static bool TryConnect(int port, out LoopbackSocket socket)
    {
        int descriptor = Native.Socket(Native.AddressFamilyInet, Native.SocketStream | Native.CloseOnExec, 0);
        if (descriptor < 0)
        {
            throw Failure("socket");
        }

        socket = new LoopbackSocket(descriptor);
        while (Native.Connect(descriptor, SocketAddressInet.Loopback(port), SocketAddressInet.Length) != 0)
        {
            if (Marshal.GetLastPInvokeError() != Native.Interrupted)
            {
                int error = Marshal.GetLastPInvokeError();
                socket.Dispose();
                Marshal.SetLastPInvokeError(error);
                return false;
            }
        }

        return true;
    }

    /// <summary>Listens on 127.0.0.1, on a port that the system chooses unless one is named.</summary>
    public static LoopbackSocket Listen(int port, int backlog) =>
        TryListen(port, backlog, out LoopbackSocket socket) ? socket : throw Failure($"listen on port {port}");

    /// <summary>Listens on 127.0.0.1; false when the port is taken.</summary>
    public static bool TryListen(int port, int backlog, out LoopbackSocket socket)
    {
        int descriptor = Native.Socket(Native.AddressFamilyInet, Native.SocketStream | Native.CloseOnExec, 0);
        socket = new LoopbackSocket(descriptor);
        _ = Native.SetSocketOption(descriptor, Native.LevelSocket, Native.ReuseAddress, 1, sizeof(int));
        if (Native.Bind(descriptor, SocketAddressInet.Loopback(port), SocketAddressInet.Length) == 0
            && Native.Listen(descriptor, backlog) == 0)
        {
            return true;
        }

        socket.Dispose();
        return false;
    }

    /// <summary>The port this socket is bound to.</summary>
    public int LocalPort()
    {
        int length = SocketAddressInet.Length;
        return Native.GetSocketName(descriptor, out SocketAddressInet address, ref length) == 0
            ? address.Port
            : throw Failure("getsockname");
    }

    public LoopbackSocket Accept()
    {
        while (true)
        {
            int accepted = Native.Accept(descriptor, 0, 0, Native.CloseOnExec);
            if (accepted >= 0)
            {
                return new LoopbackSocket(accepted);
            }

            ThrowUnlessInterrupted("accept");
        }
    }

    /// <summary>Sends small writes at once: a command must not wait for an acknowledgement.</summary>
    public void SetNoDelay() =>
        _ = Native.SetSocketOption(descriptor, Native.LevelTcp, Native.TcpNoDelay, 1, sizeof(int));

    public unsafe void Send(ReadOnlySpan<byte> octets)
    {
        fixed (byte* start = octets)
        {
            int sent = 0;
            while (sent < octets.Length)
            {
                nint count = Native.Send(descriptor, start + sent, octets.Length - sent, Native.MessageNoSignal);
                if (count < 0)
                {
                    ThrowUnlessInterrupted("send");
                    continue;
                }

                sent += (int)count;
            }
        }
    }

    /// <summary>Receives what is there, waiting for the first octet; 0 at the end.</summary>
    public unsafe int Receive(Span<byte> buffer)
    {
        fixed (byte* start = buffer)
        {
            while (true)
            {
                nint count = Native.Receive(descriptor, start, buffer.Length, 0);
                if (count >= 0)
                {
                    return (int)count;
                }

                ThrowUnlessInterrupted("recv");
            }
        }
    }

    /// <summary>Receives and discards until the peer closes; the kernel copies nothing.</summary>
    /// <returns>The octets discarded.</returns>
    public unsafe long Discard()
    {
        long total = 0;
        byte unused;
        while (true)
        {
            nint count = Native.Receive(descriptor, &unused, OctetsPerCall, Native.MessageTruncate);
            switch (count)
            {
                case 0:
                    return total;
                case < 0:
                    ThrowUnlessInterrupted("recv");
                    break;
                default:
                    total += count;
                    break;
            }
        }
    }

    /// <summary>
    /// Sends a file from its start, to its end or as many octets as are asked for; they go from the page cache to the
    /// socket uncopied.
    /// </summary>
    public void SendFile(int file, long octets)
    {
        long offset = 0;
        while (offset < octets)
        {
            long wanted = Math.Min(octets - offset, OctetsPerCall);
            nint count = Native.SendFile(descriptor, file, ref offset, (nint)wanted);
            if (count == 0)
            {
                return;
            }

            if (count < 0)
            {
                ThrowUnlessInterrupted("sendfile");
            }
        }
    }

    public void Dispose() => _ = Native.Close(descriptor);

    private static void ThrowUnlessInterrupted(string call)
    {
        if (Marshal.GetLastPInvokeError() != Native.Interrupted)
        {
            throw Failure(call);
        }
    }

    private static LoadException Failure(string call) =>
        new($"{call}: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");
}
