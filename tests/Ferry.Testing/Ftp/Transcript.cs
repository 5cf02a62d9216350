using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Ferry.Ftp.Server;
using Ferry.Network;
using Xunit;

namespace Ferry.Testing.Ftp;

/// <summary>Plays a dialogue as the RFCs print them, against a server in memory.</summary>
/// <remarks>
/// <c>C: line</c> the user sends; <c>S: line</c> the server sends, <c>*</c> standing for anything;
/// <c>S: closed</c> the server closes. <c>D: connect</c> the user connects to the port last named by 227 or 229;
/// <c>D: listen</c> it listens, and <c>{hostport}</c> and <c>{port}</c> in what it sends stand for where;
/// <c>D: accept</c> takes the server's connection; <c>D&gt; text</c> sends over the data connection and ends it;
/// <c>D&lt; text</c> expects just this until its end; <c>D: reset</c> breaks it. <c>T: seconds</c> lets time pass.
/// In what is sent and expected <c>\r \n \0 \xHH</c> stand for octets.
/// </remarks>
public sealed class Transcript : IDisposable
{
    // Nobody waits for real: this only ends a run that hangs.
    private static readonly TimeSpan Watchdog = TimeSpan.FromSeconds(20);

    private readonly TestServer _server;
    private readonly TestUser _user;
    private readonly CancellationToken _cancellationToken;
    private readonly List<string> _log = [];
    private IPEndPoint? _passive;
    private IListener? _listener;
    private IConnection? _data;

    private Transcript(TestServer server, TestUser user, CancellationToken cancellationToken)
    {
        _server = server;
        _user = user;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Plays <paramref name="script"/> against a fresh server.</summary>
    /// <param name="script">The dialogue.</param>
    /// <param name="arrange">Prepares the server: its files, say.</param>
    /// <param name="options">The server's options.</param>
    /// <param name="check">Looks at the server afterwards.</param>
    public static async Task RunAsync(
        string script, Action<TestServer>? arrange = null, FtpServerOptions? options = null, Action<TestServer>? check = null)
    {
        using CancellationTokenSource watchdog = new(Watchdog, TimeProvider.System);
        await using TestServer server = new(options);
        arrange?.Invoke(server);
        using TestUser user = await server.ConnectAsync(watchdog.Token);
        using Transcript transcript = new(server, user, watchdog.Token);
        foreach (string line in script.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            await transcript.PlayAsync(line);
        }

        check?.Invoke(server);
    }

    /// <summary>A login as anna, to begin scripts with.</summary>
    public const string LogIn = """
        S: 220 *
        C: USER anna
        S: 331 *
        C: PASS secret
        S: 230 *

        """;

    public void Dispose()
    {
        _data?.Dispose();
        _listener?.Dispose();
    }

    private async Task PlayAsync(string line)
    {
        try
        {
            _log.Add(line);
            string text = line.Length > 3 ? line[3..] : "";
            await (line[..2] switch
            {
                "C:" => _user.SendAsync(Octets(text), _cancellationToken).AsTask(),
                "S:" => ExpectAsync(text),
                "D:" => DataAsync(text),
                "D>" => SendDataAsync(Octets(text)),
                "D<" => ExpectDataAsync(Octets(text)),
                "T:" => AdvanceAsync(double.Parse(text, System.Globalization.CultureInfo.InvariantCulture)),
                _ => throw new ArgumentException($"No such line in a transcript: {line}"),
            });
        }
        catch (Exception e) when (e is not ArgumentException)
        {
            throw new InvalidOperationException($"At the last line of\n{string.Join('\n', _log)}\n{e.Message}", e);
        }
    }

    private async Task ExpectAsync(string pattern)
    {
        string? line = await _user.ReadLineAsync(_cancellationToken);
        if (pattern == "closed")
        {
            Assert.Null(line);
            return;
        }

        Assert.NotNull(line);
        Assert.True(Matches(Octets(pattern), line), $"Expected: {pattern}\nReceived: {line}");
        if (Regex.Match(line, @"^229 .*\(\|\|\|(\d+)\|\)") is { Success: true } extended)
        {
            _passive = new(_user.Control.RemoteEndPoint.Address, Number(extended.Groups[1].Value));
        }
        else if (Regex.Match(line, @"^227 .*\((\d+,\d+,\d+,\d+),(\d+),(\d+)\)") is { Success: true } passive)
        {
            _passive = new(
                IPAddress.Parse(passive.Groups[1].Value.Replace(',', '.')),
                (Number(passive.Groups[2].Value) * 256) + Number(passive.Groups[3].Value));
        }
    }

    private async Task DataAsync(string action)
    {
        switch (action)
        {
            case "connect":
                _data?.Dispose();
                _data = await _server.Network.ConnectAsync(new(TestServer.UserAddress, 0), _passive!, _cancellationToken);
                break;
            case "listen":
                _listener?.Dispose();
                _listener = _server.Network.Listen(new(TestServer.UserAddress, 0), 1);
                break;
            case "accept":
                _data?.Dispose();
                _data = await _listener!.AcceptAsync(_cancellationToken);
                break;
            case "reset":
                _data!.Abort();
                _data.Dispose();
                _data = null;
                break;
            default:
                throw new ArgumentException($"No such action: {action}");
        }
    }

    private async Task SendDataAsync(string octets)
    {
        await _data!.SendAsync(Encoding.Latin1.GetBytes(octets), _cancellationToken);
        await _data.ShutdownAsync(_cancellationToken);
    }

    private async Task ExpectDataAsync(string pattern)
    {
        StringBuilder received = new();
        byte[] buffer = new byte[4096];
        int count;
        while ((count = await _data!.ReceiveAsync(buffer, _cancellationToken)) > 0)
        {
            received.Append(Encoding.Latin1.GetString(buffer, 0, count));
        }

        Assert.True(Matches(pattern, received.ToString()), $"Expected: {pattern}\nReceived: {received}");
    }

    private Task AdvanceAsync(double seconds)
    {
        _server.Clock.Advance(TimeSpan.FromSeconds(seconds));
        return Task.CompletedTask;
    }

    private string Octets(string text)
    {
        if (_listener is { LocalEndPoint: { } local })
        {
            string host = local.Address.ToString().Replace('.', ',');
            text = text.Replace("{hostport}", $"{host},{local.Port / 256},{local.Port % 256}", StringComparison.Ordinal)
                .Replace("{port}", $"{local.Port}", StringComparison.Ordinal);
        }

        text = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));
        return Regex.Replace(text, @"\\(r|n|0|x[0-9A-Fa-f]{2})", match => match.Groups[1].Value switch
        {
            "r" => "\r",
            "n" => "\n",
            "0" => "\0",
            string hex => ((char)Convert.ToInt32(hex[1..], 16)).ToString(),
        });
    }

    private static bool Matches(string pattern, string text) =>
        Regex.IsMatch(text, "\\A" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal) + "\\z", RegexOptions.Singleline);

    private static int Number(string digits) => int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
}
