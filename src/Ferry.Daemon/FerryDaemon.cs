using System.ComponentModel.DataAnnotations;
using System.Net;
using Ferry.Accounts;
using Ferry.Daemon.Configuration;
using Ferry.Daemon.Logging;
using Ferry.Ftp.Server;
using Ferry.Network;
using Ferry.Storage;

namespace Ferry.Daemon;

/// <summary>A running Ferry, put together from a configuration: accounts, stores, logs and the FTP server.</summary>
/// <remarks>Start, reload, drain and dispose one after the other; the rest may be called from any thread.</remarks>
public sealed class FerryDaemon : IAsyncDisposable
{
    // 21 is the protocol's own (RFC 959 §8); 2121 is what people take where only root may have that.
    private const int FtpPort = 21;
    private const int UnprivilegedFtpPort = 2121;

    private readonly FerryDaemonParts _parts;
    private readonly ReloadableAccounts _accounts;
    private readonly EventFanOut _events;

    private volatile HomeStores _stores;
    private FtpServer? _server;
    private Janitor? _janitor;
    private XferLog? _xferLog;
    private IReadOnlyList<IPEndPoint> _listen = [];

    /// <summary>Prepares a daemon; nothing is opened yet.</summary>
    public FerryDaemon(FerryConfiguration configuration, FerryDaemonParts parts)
    {
        _parts = parts;
        Configuration = configuration;
        _accounts = new(Accounts(configuration));
        _events = new(new EventLog(parts.Logger));
        _stores = new(configuration);
    }

    /// <summary>The configuration in force.</summary>
    public FerryConfiguration Configuration { get; private set; }

    /// <summary>Addresses and ports listened on; empty before the start.</summary>
    public IReadOnlyList<IPEndPoint> LocalEndPoints => _server?.LocalEndPoints ?? [];

    /// <summary>Why the protocol's own port is not used, as a sentence; null where it is, or another one was asked
    /// for.</summary>
    public string? PortNote { get; private set; }

    /// <summary>Sessions that are open.</summary>
    public int SessionCount => _server?.SessionCount ?? 0;

    /// <summary>Starts serving.</summary>
    /// <exception cref="DaemonException">It cannot; nothing is left open.</exception>
    public void Start()
    {
        OpenRoot(_stores, Configuration);
        _xferLog = OpenXferLog(Configuration.XferLog);
        Tell();
        _server = StartServer();
        foreach (IPEndPoint address in _server.LocalEndPoints)
        {
            _parts.Logger.Listening(address);
        }

        _janitor = new(_stores, _parts.Logger);
        _janitor.Start();
    }

    /// <summary>Reads the configuration again and lets new sessions have it; sessions that are open keep what they
    /// have. A configuration that cannot be used is refused and logged, and the old one stays. The xferlog is opened
    /// anew.</summary>
    /// <param name="load">Reads the configuration; may throw <see cref="ConfigurationException"/>.</param>
    /// <returns>Whether the new configuration is in force.</returns>
    public async Task<bool> ReloadAsync(Func<FerryConfiguration> load)
    {
        _xferLog?.Reopen();
        try
        {
            await ReplaceAsync(load());
            _parts.Logger.Reloaded();
            return true;
        }
        catch (ConfigurationException exception)
        {
            foreach (ConfigurationError error in exception.Errors)
            {
                _parts.Logger.ReloadRefused(error.ToString());
            }
        }
        catch (DaemonException exception)
        {
            _parts.Logger.ReloadRefused(exception.Message);
        }

        return false;
    }

    /// <summary>Takes no new sessions, ends idle ones with 421, and lets running transfers finish, as long as
    /// <see cref="FtpServerOptions.DrainTimeout"/> allows.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        _parts.Logger.Draining();
        if (_server is not null)
        {
            await _server.DrainAsync(cancellationToken);
        }
    }

    /// <summary>Stops at once. A second call does nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _server, null) is { } server)
        {
            await server.DisposeAsync();
            _parts.Logger.Stopped();
        }

        if (Interlocked.Exchange(ref _janitor, null) is { } janitor)
        {
            await janitor.DisposeAsync();
        }

        if (Interlocked.Exchange(ref _xferLog, null) is { } xferLog)
        {
            await xferLog.DisposeAsync();
        }

        _stores.Dispose();
    }

    private async Task ReplaceAsync(FerryConfiguration configuration)
    {
        // Everything that can fail comes first; what follows cannot.
        HomeStores stores = new(configuration);
        OpenRoot(stores, configuration);
        XferLog? oldXferLog = _xferLog;
        bool newXferLog = configuration.XferLog != Configuration.XferLog;
        XferLog? xferLog = newXferLog ? OpenXferLog(configuration.XferLog) : oldXferLog;
        try
        {
            IReadOnlyList<IPEndPoint> listen = SameListen(configuration) ? _listen : Listen(
                Addresses(configuration), configuration.Port ?? _listen[0].Port);
            _server!.Reload(configuration.Ftp with { Listen = listen });
            _listen = listen;
        }
        catch (Exception exception) when (exception is NetworkException or ValidationException)
        {
            if (newXferLog && xferLog is not null)
            {
                await xferLog.DisposeAsync();
            }

            throw Refusals.Server(exception, configuration);
        }

        _accounts.Replace(Accounts(configuration));
        _stores = stores;
        _xferLog = xferLog;
        Configuration = configuration;
        Tell();
        if (newXferLog && oldXferLog is not null)
        {
            await oldXferLog.DisposeAsync();
        }
    }

    private FtpServer StartServer()
    {
        if (Configuration.Port is { } port)
        {
            return StartServer(port);
        }

        try
        {
            return StartServer(FtpPort);
        }
        catch (DaemonException exception) when (
            exception.InnerException is NetworkException { Error: NetworkError.AccessDenied or NetworkError.AddressInUse })
        {
            NetworkError error = ((NetworkException)exception.InnerException).Error;
            string reason = error == NetworkError.AccessDenied ? "not allowed to this process" : "in use";
            FtpServer server = StartServer(UnprivilegedFtpPort);
            PortNote = $"Port {FtpPort} is {reason}, so {UnprivilegedFtpPort} is used; choose another with --port.";
            _parts.Logger.PortReplaced(FtpPort, reason, UnprivilegedFtpPort);
            return server;
        }
    }

    private FtpServer StartServer(int port)
    {
        try
        {
            return StartServer(Listen(Addresses(Configuration), port));
        }
        catch (NetworkException exception) when (
            Configuration.Addresses.Count == 0
            && exception.Error is NetworkError.AddressNotAvailable or NetworkError.Other)
        {
            // A system without IPv6.
            return StartServerOrRefuse(Listen([IPAddress.Any], port));
        }
        catch (Exception exception) when (exception is NetworkException or ValidationException)
        {
            throw Refusals.Server(exception, Configuration with { Port = port });
        }
    }

    private FtpServer StartServerOrRefuse(IReadOnlyList<IPEndPoint> listen)
    {
        try
        {
            return StartServer(listen);
        }
        catch (NetworkException exception)
        {
            throw Refusals.Server(exception, Configuration with { Port = listen[0].Port });
        }
    }

    private FtpServer StartServer(IReadOnlyList<IPEndPoint> listen)
    {
        FtpServer server = new(
            new FtpServerParts
            {
                Network = _parts.Network,
                Accounts = _accounts,
                Stores = account => _stores.For(account),
                Clock = _parts.Clock,
                Events = _events,
            },
            Configuration.Ftp with { Listen = listen });
        server.Start();
        _listen = listen;
        return server;
    }

    private static void OpenRoot(HomeStores stores, FerryConfiguration configuration)
    {
        string directory = Path.GetFullPath(configuration.Directory);
        try
        {
            stores.ForDirectory(directory);
        }
        catch (StoreException exception)
        {
            throw Refusals.Directory(directory, exception);
        }
    }

    private XferLog? OpenXferLog(string? file)
    {
        try
        {
            return file is null ? null : new XferLog(file, _parts.Clock);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new DaemonException(
                DaemonFailure.NoPermission, $"{file}: this process may not write the xferlog there.", exception);
        }
        catch (IOException exception)
        {
            throw new DaemonException(
                DaemonFailure.LocalFiles, $"{file}: the xferlog cannot be opened: {exception.Message}", exception);
        }
    }

    private void Tell()
    {
        EventLog log = new(_parts.Logger);
        if (_xferLog is null)
        {
            _events.Replace(log);
        }
        else
        {
            _events.Replace(log, _xferLog);
        }
    }

    private bool SameListen(FerryConfiguration configuration) =>
        configuration.Port == Configuration.Port && configuration.Addresses.SequenceEqual(Configuration.Addresses);

    private static IReadOnlyList<IPAddress> Addresses(FerryConfiguration configuration) =>
        configuration.Addresses.Count == 0 ? [IPAddress.IPv6Any] : configuration.Addresses;

    private static IReadOnlyList<IPEndPoint> Listen(IReadOnlyList<IPAddress> addresses, int port) =>
        [.. addresses.Select(address => new IPEndPoint(address, port))];

    private static ConfiguredAccounts Accounts(FerryConfiguration configuration) => new(
        configuration.Users,
        configuration.Anonymous ? new AnonymousAccess { Home = configuration.AnonymousHome } : null);
}
