using Ferry.Network;
using Ferry.Testing.Ftp;
using Xunit;

namespace Ferry.Testing.Fuzzing;

/// <summary>A server for damaged dialogues, and the user's side of their data connections.</summary>
internal sealed class FuzzServer : IAsyncDisposable
{
    private readonly TestServer _server;
    private readonly IListener _listener;
    private readonly Task _serving;

    public FuzzServer(Simulation simulation)
    {
        _server = new(new() { FreeLoginFailures = 1000 }, store: Store);
        simulation.Clock = _server.Clock;
        _listener = _server.Network.Listen(new(TestServer.UserAddress, 50000), 100);
        _serving = ServeAsync();
    }

    public RenewedStore Store { get; } = new();

    /// <summary>Decides how the user treats his data connections.</summary>
    public Random Habits { get; set; } = new(0);

    public ValueTask<TestUser> ConnectAsync() => _server.ConnectAsync(CancellationToken.None);

    /// <summary>Throws where a session, a connection, a listener or a timer is left, or the law was broken.</summary>
    public void CheckNothingLeft()
    {
        Assert.Empty(_server.Law.Violations);
        Assert.Equal(0, _server.Server.SessionCount);
        Assert.Equal(2, _server.Network.OpenListeners);
        Assert.Equal(0, _server.Network.OpenConnections);
        Assert.Equal(1, _server.Clock.RunningTimers);
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _serving;
        await _server.DisposeAsync();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptAsync(CancellationToken.None));
            }
        }
        catch (ObjectDisposedException)
        {
            // The run is over.
        }
    }

    private async Task ServeAsync(IConnection data)
    {
        using IConnection owned = data;
        byte[] buffer = new byte[1000];
        try
        {
            switch (Habits.Next(6))
            {
                case 0:
                    data.Abort();
                    return;
                case 1:
                    // Waits until the server has had enough.
                    await data.ReceiveAsync(buffer, CancellationToken.None);
                    break;
                case 2:
                    break;
                default:
                    await data.SendAsync("some\r\nlines\r"u8.ToArray(), CancellationToken.None);
                    await data.ShutdownAsync(CancellationToken.None);
                    break;
            }

            while (await data.ReceiveAsync(buffer, CancellationToken.None) > 0)
            {
            }
        }
        catch (NetworkException)
        {
            // The server did not want it.
        }
    }
}
