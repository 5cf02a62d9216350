using System.Net;
using System.Net.Sockets;

namespace Ferry.Network.Managed;

/// <summary>TCP by <see cref="Socket"/>, on every system that .NET runs on.</summary>
internal sealed class SocketNetwork : INetwork
{
    public IListener Listen(IPEndPoint local, int backlog)
    {
        Socket socket = Open(local.AddressFamily);
        try
        {
            if (local.Address.Equals(IPAddress.IPv6Any))
            {
                socket.DualMode = true;
            }

            if (OperatingSystem.IsWindows())
            {
                socket.ExclusiveAddressUse = true; // There, reusing an address would share it.
            }

            socket.Bind(local);
            socket.Listen(backlog);
            return new SocketListener(socket);
        }
        catch (SocketException exception)
        {
            socket.Dispose();
            throw NetworkErrors.From(exception);
        }
    }

    public async ValueTask<IConnection> ConnectAsync(
        IPEndPoint? local, IPEndPoint remote, CancellationToken cancellationToken)
    {
        Socket socket = Open(remote.AddressFamily);
        try
        {
            SocketConnection.Prepare(socket);
            if (local is not null)
            {
                // Data connections to many peers may come from one port (20, RFC 959 §3.2).
                socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
                socket.Bind(local);
            }

            await socket.ConnectAsync(remote, cancellationToken);
            return new SocketConnection(socket);
        }
        catch (SocketException exception)
        {
            socket.Dispose();
            throw NetworkErrors.From(exception);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static Socket Open(AddressFamily family)
    {
        try
        {
            return new Socket(family, SocketType.Stream, ProtocolType.Tcp);
        }
        catch (SocketException exception)
        {
            throw NetworkErrors.From(exception);
        }
    }
}
