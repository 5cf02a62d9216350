using System.Net;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Ferry.Network.Linux;

/// <summary>A connected socket. Each call tries the system call first and waits only where that would block.</summary>
internal sealed class LinuxConnection(
    LinuxSocket socket, IPEndPoint local, IPEndPoint remote, TimeProvider clock) : IConnection
{
    public IPEndPoint LocalEndPoint => local;

    public IPEndPoint RemoteEndPoint => remote;

    public ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<int>(cancellationToken);
        }

        if (buffer.IsEmpty)
        {
            return socket.Watch.WaitReadableAsync(cancellationToken);
        }

        try
        {
            int count = TryReceive(buffer.Span);
            return count >= 0 ? new(count) : ReceiveLaterAsync(buffer, cancellationToken);
        }
        catch (Exception exception) when (exception is NetworkException or ObjectDisposedException)
        {
            return ValueTask.FromException<int>(exception);
        }
    }

    public ValueTask SendAsync(ReadOnlyMemory<byte> octets, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled(cancellationToken);
        }

        try
        {
            int sent = TrySend(octets.Span);
            return sent == octets.Length ? default : SendLaterAsync(octets[sent..], cancellationToken);
        }
        catch (Exception exception) when (exception is NetworkException or ObjectDisposedException)
        {
            return ValueTask.FromException(exception);
        }
    }

    public ValueTask<long> SendFileAsync(
        SafeFileHandle file, long offset, long count, TransferMeter meter, CancellationToken cancellationToken) =>
        new SendfileTransfer(this, socket, file, offset, count, meter).RunAsync(cancellationToken);

    public ValueTask<long> ReceiveFileAsync(
        SafeFileHandle file, long offset, TransferMeter meter, CancellationToken cancellationToken) =>
        new SpliceTransfer(this, socket, file, offset, meter, clock).RunAsync(cancellationToken);

    public ValueTask ShutdownAsync(CancellationToken cancellationToken)
    {
        try
        {
            return LinuxNative.Shutdown(socket, LinuxNative.ShutWr) == 0
                ? default
                : ValueTask.FromException(NetworkErrors.FromErrno(Marshal.GetLastPInvokeError()));
        }
        catch (ObjectDisposedException exception)
        {
            return ValueTask.FromException(exception);
        }
    }

    public void Dispose() => socket.Dispose();

    public void Abort()
    {
        SocketOptions.ResetOnClose(socket);
        socket.Dispose();
    }

    /// <summary>Receives without waiting: the octets received, 0 at the end, -1 if nothing is there yet.</summary>
    public int TryReceive(Span<byte> buffer)
    {
        while (true)
        {
            nint count = LinuxNative.Recv(socket, buffer, buffer.Length, 0);
            if (count >= 0)
            {
                return (int)count;
            }

            switch (Marshal.GetLastPInvokeError())
            {
                case Errno.Eagain:
                    return -1;
                case Errno.Eintr:
                    continue;
                case int errno:
                    throw NetworkErrors.FromErrno(errno);
            }
        }
    }

    /// <summary>Sends without waiting as much as the system takes.</summary>
    private int TrySend(ReadOnlySpan<byte> octets)
    {
        int sent = 0;
        while (sent < octets.Length)
        {
            nint count = LinuxNative.Send(socket, octets[sent..], octets.Length - sent, LinuxNative.MsgNosignal);
            if (count >= 0)
            {
                sent += (int)count;
                continue;
            }

            switch (Marshal.GetLastPInvokeError())
            {
                case Errno.Eagain:
                    return sent;
                case Errno.Eintr:
                    continue;
                case int errno:
                    throw NetworkErrors.FromErrno(errno);
            }
        }

        return sent;
    }

    private async ValueTask<int> ReceiveLaterAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        while (true)
        {
            await socket.Watch.WaitReadableAsync(cancellationToken);
            int count = TryReceive(buffer.Span);
            if (count >= 0)
            {
                return count;
            }
        }
    }

    private async ValueTask SendLaterAsync(ReadOnlyMemory<byte> octets, CancellationToken cancellationToken)
    {
        while (!octets.IsEmpty)
        {
            await socket.Watch.WaitWritableAsync(cancellationToken);
            octets = octets[TrySend(octets.Span)..];
        }
    }
}
