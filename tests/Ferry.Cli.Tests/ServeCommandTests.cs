using System.Net;
using System.Text;
using System.Text.Json;
using Ferry.Network;

namespace Ferry.Cli.Tests;

public sealed class ServeCommandTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("ferry-serve-").FullName;
    private readonly CommandRun _run = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Serve_WithoutOptions_PrintsWhatToTypeAndStopsInGoodOrder()
    {
        Task<int> running = _run.RunAsync("serve", _directory, "--listen", "127.0.0.1");
        await _run.Output.WaitForAsync("Ctrl-C", Cancelled);
        string output = _run.Output.ToString();
        _run.Signals.Give(Signal.Stop);

        Assert.Equal(0, await running);
        Assert.Matches(
            $"""
            ^Serving {_directory}

              address   ftp://127\.0\.0\.1/
              user      ferry
              password  ([a-z]+-[a-z]+-[a-z]+)

            On the other side:

              curl -u ferry:\1 -T FILE ftp://127\.0\.0\.1/
              lftp -u ferry,\1 127\.0\.0\.1

            Ctrl-C stops
            """.ReplaceLineEndings("\n"),
            output);
        Assert.EndsWith("Stopped.\n", _run.Output.ToString(), StringComparison.Ordinal);
        Assert.Empty(_run.Error.ToString());
        Assert.Equal(0, _run.Network.OpenListeners);
    }

    [Fact]
    public async Task Serve_PrintedPassword_LogsIn()
    {
        Task<int> running = _run.RunAsync("serve", _directory, "--listen", "127.0.0.1", "--port", "2100", "--json");
        await _run.Output.WaitForAsync("ready", Cancelled);
        string password = Events()[1].GetProperty("password").GetString()!;

        Assert.StartsWith("230", await LogInAsync(2100, "ferry", password), StringComparison.Ordinal);
        Assert.StartsWith("530", await LogInAsync(2100, "ferry", "wrong"), StringComparison.Ordinal);

        _run.Signals.Give(Signal.Stop);
        Assert.Equal(0, await running);
        Assert.DoesNotContain(password, _run.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_Json_PrintsOneEventALine()
    {
        Task<int> running = _run.RunAsync(
            "serve", _directory, "--listen", "127.0.0.1", "--listen", "::1", "--port", "2100", "--user", "anna:x", "--user", "bert", "--json");
        await _run.Output.WaitForAsync("ready", Cancelled);
        _run.Signals.Give(Signal.Stop);
        await running;

        JsonElement[] events = Events();
        Assert.Equal(
            ["listening", "listening", "user", "user", "ready", "stopped"],
            events.Select(e => e.GetProperty("event").GetString()));
        Assert.Equal(
            ["127.0.0.1", "::1"],
            events[..2].Select(e => e.GetProperty("address").GetString()!).Order(StringComparer.Ordinal));
        Assert.Equal(2100, events[0].GetProperty("port").GetInt32());
        Assert.Equal("ftp", events[0].GetProperty("protocol").GetString());
        Assert.Equal("anna", events[2].GetProperty("name").GetString());
        Assert.False(events[2].TryGetProperty("password", out _));
        Assert.Equal(17, events[3].GetProperty("password").GetString()!.Length);
    }

    [Fact]
    public async Task Serve_OwnPortNotAllowed_TakesTheOtherAndSaysSo()
    {
        _run.Refuse(NetworkError.AccessDenied, 21);

        Task<int> running = _run.RunAsync("serve", _directory, "--listen", "127.0.0.1", "--user", "o'hara:x", "--read-only");
        await _run.Output.WaitForAsync("Ctrl-C", Cancelled);
        _run.Signals.Give(Signal.Stop);
        await running;

        string output = _run.Output.ToString();
        Assert.Contains("Port 21 is not allowed to this process, so 2121 is used", output, StringComparison.Ordinal);
        Assert.Contains(@"  curl -u 'o'\''hara' ftp://127.0.0.1:2121/" + "\n", output, StringComparison.Ordinal);
        Assert.Contains(@"  lftp -u 'o'\''hara' -p 2121 127.0.0.1" + "\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_Anonymous_MakesNoUser()
    {
        Task<int> running = _run.RunAsync("serve", _directory, "--listen", "127.0.0.1", "--port", "2100", "--anonymous");
        await _run.Output.WaitForAsync("Ctrl-C", Cancelled);

        Assert.StartsWith("230", await LogInAsync(2100, "ftp", "guest"), StringComparison.Ordinal);
        Assert.DoesNotContain("password  ", _run.Output.ToString(), StringComparison.Ordinal);
        _run.Signals.Give(Signal.Stop);
        await running;
    }

    [Fact]
    public async Task Serve_ReloadSignal_ReadsTheFileAgainAndKeepsTheOldOneWhereItIsBroken()
    {
        string file = Path.Combine(_directory, "ferry.json");
        await File.WriteAllTextAsync(file, """{ "ftp": { "port": 2100 } }""", Cancelled);
        Task<int> running = _run.RunAsync("serve", _directory, "--config", file, "--listen", "127.0.0.1", "--json");
        await _run.Output.WaitForAsync("ready", Cancelled);
        string password = Events()[1].GetProperty("password").GetString()!;

        await File.WriteAllTextAsync(file, """{ "ftp": { "port": 2200 } }""", Cancelled);
        _run.Signals.Give(Signal.Reload);
        while (!await IsServedAsync(2200))
        {
            await Task.Yield();
        }

        await File.WriteAllTextAsync(file, "{\n  \"ftp\": { \"port\": \"x\" }\n}", Cancelled);
        _run.Signals.Give(Signal.Reload);

        Assert.StartsWith("230", await LogInAsync(2200, "ferry", password), StringComparison.Ordinal);
        _run.Signals.Give(Signal.Stop);
        Assert.Equal(0, await running);
        Assert.Contains(
            $"ERROR The new configuration is refused, the old one stays: {file}:2:20: ftp.port: ", _run.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_SecondStopSignal_StopsAtOnce()
    {
        Task<int> running = _run.RunAsync("serve", _directory, "--listen", "127.0.0.1", "--json");
        await _run.Output.WaitForAsync("ready", Cancelled);

        _run.Signals.Give(Signal.Stop);
        _run.Signals.Give(Signal.Stop);

        Assert.Equal(0, await running);
    }

    [Theory]
    [InlineData(2, "--port: \"x\" is not a port", "--port", "x")]
    [InlineData(2, "--passive-ports: \"9-1\" is not a range of ports", "--passive-ports", "9-1")]
    [InlineData(2, "--durability: \"hope\" is not one of synced, renamed, in-place", "--durability", "hope")]
    [InlineData(2, "--listen: \"localhost\" is not an IPv4 or IPv6 address", "--listen", "localhost")]
    [InlineData(2, "no.json: there is no such file", "--config", "no.json")]
    [InlineData(2, "Try 'ferry serve --help'.", "--nonsense")]
    [InlineData(2, "Required argument missing", "--port")]
    [InlineData(6, "Port 2100 is in use. Stop the program that has it", "--port", "2100")]
    [InlineData(10, "/no/such/file", "--xferlog", "/no/such/file")]
    public async Task Serve_WhatCannotBe_SaysWhyInTheExitCodeToo(int code, string message, params string[] options)
    {
        _run.Refuse(NetworkError.AddressInUse, 2100);

        Assert.Equal(code, await _run.RunAsync(["serve", _directory, .. options]));
        Assert.Contains(message, _run.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_run.Output.ToString());
    }

    [Fact]
    public async Task Serve_MissingDirectory_Is10()
    {
        Assert.Equal(10, await _run.RunAsync("serve", Path.Combine(_directory, "missing")));
        Assert.Contains("there is no such directory", _run.Error.ToString(), StringComparison.Ordinal);
    }

    private JsonElement[] Events() =>
    [
        .. _run.Output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement),
    ];

    private async Task<bool> IsServedAsync(int port)
    {
        try
        {
            (await _run.Network.ConnectAsync(null, new IPEndPoint(IPAddress.Loopback, port), Cancelled)).Dispose();
            return true;
        }
        catch (NetworkException)
        {
            return false;
        }
    }

    private async Task<string> LogInAsync(int port, string user, string password)
    {
        using IConnection connection =
            await _run.Network.ConnectAsync(null, new IPEndPoint(IPAddress.Loopback, port), Cancelled);
        await ReadAsync(connection);
        await connection.SendAsync(Encoding.UTF8.GetBytes($"USER {user}\r\n"), Cancelled);
        await ReadAsync(connection);
        await connection.SendAsync(Encoding.UTF8.GetBytes($"PASS {password}\r\n"), Cancelled);
        return await ReadAsync(connection);
    }

    private static async Task<string> ReadAsync(IConnection connection)
    {
        byte[] buffer = new byte[1024];
        return Encoding.UTF8.GetString(buffer, 0, await connection.ReceiveAsync(buffer, Cancelled));
    }
}
