using System.Net;
using System.Net.Sockets;
using Microsoft.Win32.SafeHandles;

namespace Ferry.Network.Managed;

/// <summary>A connected <see cref="Socket"/>.</summary>
internal sealed class SocketConnection(Socket socket) : IConnection
{
    public IPEndPoint LocalEndPoint { get; } = EndPoints.Unmapped((IPEndPoint)socket.LocalEndPoint!);

    public IPEndPoint RemoteEndPoint { get; } = EndPoints.Unmapped((IPEndPoint)socket.RemoteEndPoint!);

    /// <summary>Sets what every connection has.</summary>
    public static void Prepare(Socket socket)
    {
        socket.NoDelay = true;
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.OutOfBandInline, true);
    }

    public async ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await socket.ReceiveAsync(buffer, SocketFlags.None, cancellationToken);
        }
        catch (SocketException exception)
        {
            throw NetworkErrors.From(exception);
        }
    }

    public async ValueTask SendAsync(ReadOnlyMemory<byte> octets, CancellationToken cancellationToken)
    {
        try
        {
            while (!octets.IsEmpty)
            {
                int sent = await socket.SendAsync(octets, SocketFlags.None, cancellationToken);
                octets = octets[sent..];
            }
        }
        catch (SocketException exception)
        {
            throw NetworkErrors.From(exception);
        }
    }

    public ValueTask<long> SendFileAsync(
        SafeFileHandle file, long offset, long count, TransferMeter meter, CancellationToken cancellationToken) =>
        BufferedTransfer.SendFileAsync(this, file, offset, count, meter, cancellationToken);

    public ValueTask<long> ReceiveFileAsync(
        SafeFileHandle file, long offset, TransferMeter meter, CancellationToken cancellationToken) =>
        BufferedTransfer.ReceiveFileAsync(this, file, offset, meter, cancellationToken);

    public ValueTask ShutdownAsync(CancellationToken cancellationToken)
    {
        try
        {
            socket.Shutdown(SocketShutdown.Send);
            return ValueTask.CompletedTask;
        }
        catch (SocketException exception)
        {
            return ValueTask.FromException(NetworkErrors.From(exception));
        }
    }

    public void Dispose() => socket.Dispose();

    public void Abort() => socket.Close(timeout: 0);
}
