using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Net;
using Ferry.Ftp.Server.Checksums;
using Ferry.Network;

namespace Ferry.Ftp.Server;

/// <summary>An FTP server (RFC 959): accepts control connections and runs a session on each.</summary>
/// <remarks>One task per session and none per transfer; no thread belongs to anybody.</remarks>
public sealed class FtpServer : IAsyncDisposable
{
    // A burst of clients that all connect at once must not see refusals.
    private const int ControlBacklog = 1024;

    private static readonly TimeSpan TickInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AcceptPause = TimeSpan.FromSeconds(1);

    private readonly FtpServerParts _parts;
    private readonly Admission _admission = new();
    private readonly LoginThrottle _throttle;
    private readonly ChecksumCache _checksums = new();
    private readonly ConcurrentDictionary<ServerPI, Task> _sessions = new();
    private readonly ConcurrentDictionary<IListener, Listening> _listeners = new();
    private readonly CancellationTokenSource _stopListening = new();
    private ITimer? _ticker;
    private FtpServerOptions _options;
    private PassivePorts _ports;
    private long _lastId;

    /// <summary>A server that does not listen yet.</summary>
    /// <exception cref="ValidationException">An option is out of its range; the message says which.</exception>
    public FtpServer(FtpServerParts parts, FtpServerOptions options)
    {
        FtpServerOptionsCheck.Validate(options);
        _parts = parts;
        _options = options;
        _ports = new(options, parts.Clock);
        _throttle = new(parts.Clock);
    }

    /// <summary>Where the server listens, ports as the system chose them.</summary>
    public IReadOnlyList<IPEndPoint> LocalEndPoints => [.. _listeners.Keys.Select(l => l.LocalEndPoint)];

    /// <summary>Sessions that are open now.</summary>
    public int SessionCount => _admission.Total;

    /// <summary>Starts listening.</summary>
    /// <exception cref="NetworkException">An address or port cannot be listened on; nothing listens then.</exception>
    public void Start()
    {
        Listen(_options.Listen);
        _ticker = _parts.Clock.CreateTimer(_ => Tick(), null, TickInterval, TickInterval);
    }

    /// <summary>Takes new options for the sessions that come from now on, and listens where they say.</summary>
    /// <exception cref="ValidationException">An option is out of its range; the old ones stay.</exception>
    /// <exception cref="NetworkException">A new address or port cannot be listened on; the old ones stay.</exception>
    public void Reload(FtpServerOptions options)
    {
        FtpServerOptionsCheck.Validate(options);
        Listen([.. options.Listen.Except(_options.Listen)]);
        foreach ((IListener listener, Listening listening) in _listeners)
        {
            if (!options.Listen.Contains(listening.On))
            {
                Close(listener);
            }
        }

        if ((options.PassivePortMin, options.PassivePortMax) != (_options.PassivePortMin, _options.PassivePortMax))
        {
            _ports = new(options, _parts.Clock);
        }

        _options = options;
    }

    /// <summary>Accepts nobody any more, ends idle sessions with 421 and lets running transfers finish, for at most
    /// <see cref="FtpServerOptions.DrainTimeout"/>; then ends what is left.</summary>
    /// <param name="cancellationToken">Ends what is left at once.</param>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        await StopListeningAsync();
        foreach (ServerPI session in _sessions.Keys)
        {
            session.Drain();
        }

        using CancellationTokenSource limit = new(_options.DrainTimeout, _parts.Clock);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await Task.WhenAll(_sessions.Values).WaitAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            await StopSessionsAsync();
        }
    }

    /// <summary>Closes every listener and session at once.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopListeningAsync();
        await StopSessionsAsync();
        if (_ticker is not null)
        {
            await _ticker.DisposeAsync();
        }
    }

    private void Listen(IReadOnlyList<IPEndPoint> endPoints)
    {
        List<(IListener Listener, IPEndPoint On)> opened = [];
        try
        {
            foreach (IPEndPoint endPoint in endPoints)
            {
                opened.Add((_parts.Network.Listen(endPoint, ControlBacklog), endPoint));
            }
        }
        catch (NetworkException)
        {
            opened.ForEach(o => o.Listener.Dispose());
            throw;
        }

        foreach ((IListener listener, IPEndPoint on) in opened)
        {
            _listeners[listener] = new(on, AcceptLoopAsync(listener));
        }
    }

    private void Close(IListener listener)
    {
        _listeners.TryRemove(listener, out _);
        listener.Dispose();
    }

    // Waits for the accept loops: a session that one of them is just opening must not be missed by who ends the sessions
    // next.
    private async Task StopListeningAsync()
    {
        Task[] loops = [.. _listeners.Values.Select(l => l.AcceptLoop)];
        _stopListening.Cancel();
        foreach (IListener listener in _listeners.Keys)
        {
            Close(listener);
        }

        await Task.WhenAll(loops);
    }

    private async Task StopSessionsAsync()
    {
        foreach (ServerPI session in _sessions.Keys)
        {
            session.Stop();
        }

        await Task.WhenAll(_sessions.Values);
    }

    private void Tick()
    {
        foreach ((ServerPI session, _) in _sessions)
        {
            session.Tick();
        }
    }

    private async Task AcceptLoopAsync(IListener listener)
    {
        while (!_stopListening.IsCancellationRequested)
        {
            try
            {
                Open(await listener.AcceptAsync(_stopListening.Token));
            }
            catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
            catch (NetworkException e)
            {
                // Out of descriptors, say: pause, or this loop would take a whole core and help nobody.
                _parts.Events.Refused(null, listener.LocalEndPoint, $"connections cannot be accepted for the moment: {e.Message}");
                await PauseAsync();
            }
        }
    }

    private async Task PauseAsync() => await Task.Delay(AcceptPause, _parts.Clock, _stopListening.Token)
        .ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);

    private void Open(IConnection connection)
    {
        FtpServerOptions options = _options;
        if (_admission.TryEnter(connection.RemoteEndPoint.Address, options) is { } refusal)
        {
            _parts.Events.Refused(null, connection.RemoteEndPoint, refusal.ToString());
            _ = TurnAwayAsync(connection, refusal);
            return;
        }

        FtpSessionFacts facts = new(
            Interlocked.Increment(ref _lastId), connection.LocalEndPoint, connection.RemoteEndPoint, _parts.Clock.GetUtcNow());
        ServerPI session = new(_parts, options, connection, facts, _ports, _throttle, _checksums);
        _sessions[session] = Task.CompletedTask;
        Task running = RunAsync(session);
        if (!running.IsCompleted)
        {
            _sessions.TryUpdate(session, running, Task.CompletedTask);
        }
    }

    private async Task RunAsync(ServerPI session)
    {
        _parts.Events.SessionOpened(session.Facts);
        string reason = await session.RunAsync();
        session.Dispose();
        _admission.Leave(session.Facts.Remote.Address);
        _parts.Events.SessionClosed(session.Facts, reason);
        _sessions.TryRemove(session, out _);
    }

    private static async Task TurnAwayAsync(IConnection connection, Reply refusal)
    {
        OctetBuffer reply = new();
        refusal.WriteTo(reply);
        try
        {
            // A new connection's buffer takes one line without waiting.
            await connection.SendAsync(reply.Octets, CancellationToken.None);
            await connection.ShutdownAsync(CancellationToken.None);
        }
        catch (NetworkException)
        {
            // Gone already.
        }
        finally
        {
            reply.Release();
            connection.Dispose();
        }
    }

    /// <summary>A listener's address and port as the options have them, and who accepts there.</summary>
    private readonly record struct Listening(IPEndPoint On, Task AcceptLoop);
}
