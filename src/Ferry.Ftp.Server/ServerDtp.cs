using System.Net;
using Ferry.Network;

namespace Ferry.Ftp.Server;

/// <summary>The server's end of data connections: where the next one comes from or goes to, and opening it
/// (RFC 959 §2.3, §3.2; RFC 2428).</summary>
internal sealed class ServerDtp(FtpServerParts parts, PassivePorts ports, FtpSessionFacts facts) : IDisposable
{
    // Strangers who find the port before the transfer command comes must not fill the queue: the owner could not connect.
    private const int Backlog = 128;

    private IListener? _listener;
    private IPEndPoint? _userEndPoint;

    /// <summary>Whether the next data connection is made by the user.</summary>
    public bool IsPassive => _listener is not null;

    /// <summary>Whether EPSV ALL was given: from then on nothing but EPSV (RFC 2428 §4).</summary>
    public bool ExtendedPassiveOnly { get; set; }

    /// <summary>Listens for the next data connection, on the address that the control connection came to.</summary>
    /// <returns>The port, or null when none is free.</returns>
    public int? Listen()
    {
        Forget();
        _listener = ports.Listen(parts.Network, facts.Local.Address, Backlog);
        return _listener?.LocalEndPoint.Port;
    }

    /// <summary>The next data connection goes to <paramref name="userEndPoint"/> (PORT, EPRT).</summary>
    public void ConnectTo(IPEndPoint userEndPoint)
    {
        Forget();
        _userEndPoint = userEndPoint;
    }

    /// <summary>Opens the data connection. Each plan serves once.</summary>
    /// <exception cref="NetworkException">It cannot be opened.</exception>
    public ValueTask<IConnection> OpenAsync(CancellationToken cancellationToken) =>
        IsPassive ? AcceptAsync(cancellationToken) : ConnectAsync(cancellationToken);

    /// <summary>Forgets listener and address, and EPSV ALL.</summary>
    public void Reset()
    {
        Forget();
        ExtendedPassiveOnly = false;
    }

    public void Dispose() => Forget();

    /// <summary>Forgets listener and address.</summary>
    public void Forget()
    {
        _listener?.Dispose();
        _listener = null;
        _userEndPoint = null;
    }

    private async ValueTask<IConnection> AcceptAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                IConnection connection = await _listener!.AcceptAsync(cancellationToken);
                if (connection.RemoteEndPoint.Address.Equals(facts.Remote.Address))
                {
                    return connection;
                }

                // Somebody else tries to take or to give the data: only the control connection's peer may.
                parts.Events.Refused(facts, connection.RemoteEndPoint, "a stranger connected to a passive port");
                connection.Abort();
                connection.Dispose();
            }
        }
        finally
        {
            Forget();
        }
    }

    private async ValueTask<IConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        // Without PORT the user listens on the port that its control connection comes from (RFC 959 §3.2).
        IPEndPoint remote = _userEndPoint ?? facts.Remote;
        Forget();
        // From port L-1, which firewalls of old expect (RFC 959 §3.2), where this process may use it.
        IPEndPoint preferred = new(facts.Local.Address, facts.Local.Port - 1);
        try
        {
            return await parts.Network.ConnectAsync(preferred, remote, cancellationToken);
        }
        catch (NetworkException e) when (e.Error is NetworkError.AccessDenied or NetworkError.AddressInUse or NetworkError.AddressNotAvailable)
        {
            return await parts.Network.ConnectAsync(new(facts.Local.Address, 0), remote, cancellationToken);
        }
    }
}
