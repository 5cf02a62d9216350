using System.Net;
using Ferry.Network;
using Microsoft.Win32.SafeHandles;

namespace Ferry.Testing.Network;

/// <summary>One end of a connection of <see cref="MemoryNetwork"/>.</summary>
internal sealed class MemoryConnection(
    MemoryNetwork network, IPEndPoint local, IPEndPoint remote, bool isClient, MemoryPipe incoming, MemoryPipe outgoing)
    : IConnection
{
    private const int FileBufferOctets = 16 * 1024;

    private bool _disposed;

    public IPEndPoint LocalEndPoint => local;

    public IPEndPoint RemoteEndPoint => remote;

    public ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken) =>
        incoming.ReadAsync(buffer, cancellationToken);

    public ValueTask SendAsync(ReadOnlyMemory<byte> octets, CancellationToken cancellationToken) =>
        outgoing.WriteAsync(octets, cancellationToken);

    public async ValueTask<long> SendFileAsync(
        SafeFileHandle file, long offset, long count, TransferMeter meter, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[FileBufferOctets];
        long sent = 0;
        while (sent < count)
        {
            int wanted = (int)Math.Min(buffer.Length, count - sent);
            int read = RandomAccess.Read(file, buffer.AsSpan(0, wanted), offset + sent);
            if (read == 0)
            {
                break;
            }

            await outgoing.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            meter.Add(read);
            sent += read;
        }

        return sent;
    }

    public async ValueTask<long> ReceiveFileAsync(
        SafeFileHandle file, long offset, TransferMeter meter, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[FileBufferOctets];
        long received = 0;
        while (await incoming.ReadAsync(buffer, cancellationToken) is var count and > 0)
        {
            RandomAccess.Write(file, buffer.AsSpan(0, count), offset + received);
            meter.Add(count);
            received += count;
        }

        return received;
    }

    public ValueTask ShutdownAsync(CancellationToken cancellationToken)
    {
        outgoing.End();
        return ValueTask.CompletedTask;
    }

    /// <summary>As TCP does it: a close with octets unread resets, any other close is the end of this side.</summary>
    public void Dispose() => Close(reset: !incoming.IsEmpty);

    public void Abort() => Close(reset: true);

    private void Close(bool reset)
    {
        if (Interlocked.Exchange(ref _disposed, true))
        {
            return;
        }

        if (reset)
        {
            outgoing.Break();
            incoming.Break();
        }

        outgoing.End();
        outgoing.LeaveAsWriter();
        incoming.LeaveAsReader();
        network.Remove(isClient ? local : remote, isClient ? remote : local);
    }
}
