using System.Net;
using Ferry.Ftp.Server;
using Ferry.Storage;
using Ferry.Testing.Network;
using Ferry.Testing.Time;
using Xunit;

namespace Ferry.Testing.Ftp;

/// <summary>A whole FTP server in memory: network, files and clock are the test's own.</summary>
public sealed class TestServer : IAsyncDisposable
{
    /// <summary>Where the server listens.</summary>
    public static readonly IPEndPoint ControlPort = new(IPAddress.Parse("192.0.2.1"), 21);

    /// <summary>Where users come from.</summary>
    public static readonly IPAddress UserAddress = IPAddress.Parse("192.0.2.77");

    private readonly FtpServer _server;

    /// <summary>Starts a server.</summary>
    /// <param name="options">Its options; it listens on <see cref="ControlPort"/> whatever they say.</param>
    /// <param name="network">How the network cuts and delays.</param>
    /// <param name="store">What it serves instead of <see cref="Memory"/>.</param>
    /// <param name="events">Who is told what happens, besides <see cref="Law"/>.</param>
    public TestServer(
        FtpServerOptions? options = null,
        MemoryNetworkOptions? network = null,
        IFileStore? store = null,
        IFtpEvents? events = null)
    {
        Network = new(network ?? new());
        Memory = new(Clock);
        Options = (options ?? new()) with { Listen = [ControlPort], Greeting = "Service ready." };
        _server = new(
            new()
            {
                Network = Network,
                Accounts = new TestAccounts(),
                Stores = _ => store ?? Memory,
                Clock = Clock,
                Events = events is null ? Law : new EventFan(Law, events),
            },
            Options);
        _server.Start();
    }

    public FtpServerOptions Options { get; }

    public FakeClock Clock { get; } = new(new DateTimeOffset(2026, 11, 20, 10, 17, 0, TimeSpan.Zero));

    public MemoryNetwork Network { get; }

    public MemoryStore Memory { get; }

    public ReplyLaw Law { get; } = new();

    public FtpServer Server => _server;

    /// <summary>Opens a control connection from <see cref="UserAddress"/> or another address.</summary>
    public async ValueTask<TestUser> ConnectAsync(CancellationToken cancellationToken, IPAddress? from = null) =>
        new(this, await Network.ConnectAsync(new(from ?? UserAddress, 0), ControlPort, cancellationToken));

    /// <summary>Stops the server and checks that it kept the law and left nothing open.</summary>
    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Assert.Empty(Law.Violations);
        Assert.Equal(0, _server.SessionCount);
        Assert.Equal(0, Network.OpenListeners);
    }
}
