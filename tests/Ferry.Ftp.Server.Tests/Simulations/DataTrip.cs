using Ferry.Network;

namespace Ferry.Ftp.Server.Tests.Simulations;

/// <summary>The user's side of one data connection.</summary>
/// <param name="fault">What happens on the way.</param>
/// <param name="at">After how many octets.</param>
/// <param name="onFault">Does it, as far as it is not the data connection's own.</param>
internal sealed class DataTrip(Fault fault, int at, Func<IConnection, Task> onFault)
{
    private readonly List<byte> _received = [];

    public Fault Fault => fault;

    /// <summary>Whether it got so far that the fault happened.</summary>
    public bool HasHappened { get; private set; }

    /// <summary>Octets that came.</summary>
    public byte[] Received => [.. _received];

    /// <summary>Whether the server ended them in good order.</summary>
    public bool SawEnd { get; private set; }

    /// <summary>Octets sent when this side was ended in good order; null where it was not.</summary>
    public int? SentWhole { get; private set; }

    /// <summary>Sends the octets.</summary>
    /// <returns>The connection where it stays open, silent.</returns>
    public async Task<IConnection?> UploadAsync(IConnection connection, byte[] octets)
    {
        try
        {
            await connection.SendAsync(octets.AsMemory(0, at), CancellationToken.None);
            HasHappened = true;
            await onFault(connection);
            if (fault == Fault.DataSilent)
            {
                return connection;
            }

            if (fault != Fault.DataEnd)
            {
                await connection.SendAsync(octets.AsMemory(at), CancellationToken.None);
            }

            await connection.ShutdownAsync(CancellationToken.None);
            SentWhole = fault == Fault.DataEnd ? at : octets.Length;

            // The server closes when it has everything: closing first would be a reset if it still had to say
            // something.
            await connection.ReceiveAsync(new byte[1], CancellationToken.None);
        }
        catch (Exception e) when (e is NetworkException or ObjectDisposedException)
        {
        }

        connection.Dispose();
        return null;
    }

    /// <summary>Takes what the server sends.</summary>
    /// <returns>The connection where it stays open, unread.</returns>
    public async Task<IConnection?> DownloadAsync(IConnection connection)
    {
        byte[] buffer = new byte[8192];
        try
        {
            while (true)
            {
                if (!HasHappened && _received.Count >= at)
                {
                    HasHappened = true;
                    await onFault(connection);
                    if (fault == Fault.DataSilent)
                    {
                        return connection;
                    }
                }

                int most = HasHappened ? buffer.Length : Math.Min(buffer.Length, at - _received.Count);
                int count = await connection.ReceiveAsync(buffer.AsMemory(0, most), CancellationToken.None);
                if (count == 0)
                {
                    SawEnd = true;
                    break;
                }

                _received.AddRange(buffer.AsSpan(0, count));
            }
        }
        catch (Exception e) when (e is NetworkException or ObjectDisposedException)
        {
        }

        connection.Dispose();
        return null;
    }
}
