using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Ferry.Network;
using Ferry.Testing.Ftp;

namespace Ferry.Ftp.Server.Tests.Simulations;

/// <summary>How the next data connection comes about: by PASV, EPSV, PORT or EPRT.</summary>
internal sealed partial class DataPlan : IDisposable
{
    private static readonly string[] Commands = ["PASV", "EPSV", "PORT", "EPRT"];

    private readonly TestServer _server;
    private readonly IPEndPoint? _passive;
    private readonly IListener? _listener;
    private readonly List<IConnection> _strangers = [];

    private DataPlan(TestServer server, IPEndPoint? passive, IListener? listener)
    {
        _server = server;
        _passive = passive;
        _listener = listener;
    }

    public bool IsPassive => _passive is not null;

    /// <summary>Agrees with the server; null where the session is over.</summary>
    public static async Task<DataPlan?> AgreeAsync(TestServer server, SimulatedUser user, Random random)
    {
        string command = Commands[random.Next(Commands.Length)];
        bool isActive = command is "PORT" or "EPRT";
        IListener? listener = isActive ? server.Network.Listen(new(TestServer.UserAddress, 0), 4) : null;
        int port = listener?.LocalEndPoint.Port ?? 0;
        List<string> replies = await user.AskAsync(command switch
        {
            "PORT" => $"PORT 192,0,2,77,{port / 256},{port % 256}",
            "EPRT" => $"EPRT |1|192.0.2.77|{port}|",
            _ => command,
        });
        if (user.IsOver)
        {
            listener?.Dispose();
            return null;
        }

        string reply = Assert.Single(replies);
        Assert.Matches("^2[02][079] ", reply);
        return new(server, listener is null ? Passive(reply) : null, listener);
    }

    /// <summary>The data connection, or null where the server did not come or has gone.</summary>
    public async Task<IConnection?> OpenAsync()
    {
        try
        {
            return _listener is null
                ? await _server.Network.ConnectAsync(new(TestServer.UserAddress, 0), _passive!, CancellationToken.None)
                : await _listener.AcceptAsync(CancellationToken.None);
        }
        catch (Exception e) when (e is NetworkException or ObjectDisposedException)
        {
            return null;
        }
    }

    /// <summary>Somebody else connects to the passive port.</summary>
    public async Task SendStrangerAsync()
    {
        if (_passive is not null)
        {
            IPEndPoint elsewhere = new(IPAddress.Parse("192.0.2.99"), 0);
            _strangers.Add(await _server.Network.ConnectAsync(elsewhere, _passive, CancellationToken.None));
        }
    }

    public void Dispose()
    {
        _listener?.Dispose();
        _strangers.ForEach(s => s.Dispose());
    }

    private static IPEndPoint Passive(string reply)
    {
        int[] numbers = [.. Number().Matches(reply[4..]).Select(m => int.Parse(m.Value, CultureInfo.InvariantCulture))];
        int port = numbers.Length == 1 ? numbers[0] : (numbers[^2] * 256) + numbers[^1];
        return new(TestServer.ControlPort.Address, port);
    }

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}
