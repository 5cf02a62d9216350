using System.Net.Sockets;
using Ferry.EndToEnd.Tests.Clients;
using Ferry.EndToEnd.Tests.Files;
using Ferry.EndToEnd.Tests.Processes;
using Ferry.EndToEnd.Tests.Sessions;

namespace Ferry.EndToEnd.Tests;

/// <summary>SIGTERM lets running transfers finish, SIGHUP disturbs nobody.</summary>
public sealed class SignalTests : IDisposable
{
    private readonly TemporaryDirectory _root = new();
    private readonly ServedDirectory _served;

    public SignalTests() => _served = new(_root.FullName);

    public void Dispose() => _root.Dispose();

    [Fact]
    public async Task Terminate_UploadRuns_FinishesItTakesNobodyElseAndExitsWithZero()
    {
        byte[] content = Octets.Random(2_000_000, seed: 1);
        await using FerryProcess ferry = await _served.ServeAsync();
        using RawSession session = await RawSession.LoginAsync(ServedDirectory.Target(ferry));
        using TcpClient data = await session.BeginAsync("STOR file");
        await data.GetStream().WriteAsync(content.AsMemory(..1_000_000), TestContext.Current.CancellationToken);

        ferry.Send(Signal.Terminate);
        await Eventually.HoldsAsync(() => IsRefused(ServedDirectory.Target(ferry)), "new connections are refused");
        await data.GetStream().WriteAsync(content.AsMemory(1_000_000..), TestContext.Current.CancellationToken);
        data.Close();

        RawSession.Expect(226, await session.HearAsync());
        Assert.Equal(0, await ferry.ExitAsync());
        Assert.Equal(Octets.Hash(content), _served.HashOf("file"));
    }

    [Fact]
    public async Task Terminate_SessionIsIdle_Hears421AndServerExitsWithZero()
    {
        await using FerryProcess ferry = await _served.ServeAsync();
        using RawSession session = await RawSession.LoginAsync(ServedDirectory.Target(ferry));

        ferry.Send(Signal.Terminate);

        RawSession.Expect(421, await session.HearAsync());
        Assert.True(await session.IsAtEndAsync());
        Assert.Equal(0, await ferry.ExitAsync());
    }

    [Fact]
    public async Task Terminate_UploadNeverEnds_IsCutAfterTheDrainTimeoutAndShowsNothing()
    {
        await using FerryProcess ferry = await _served.ServeAsync("--drain-timeout", "1s");
        using RawSession session = await RawSession.LoginAsync(ServedDirectory.Target(ferry));
        using TcpClient data = await session.BeginAsync("STOR file");
        await data.GetStream().WriteAsync(new byte[100_000], TestContext.Current.CancellationToken);

        ferry.Send(Signal.Terminate);

        Assert.Equal(0, await ferry.ExitAsync());
        Assert.Empty(Directory.GetFileSystemEntries(_root.FullName));
    }

    [Fact]
    public async Task Hangup_TransferRuns_SessionAndTransferGoOn()
    {
        byte[] content = Octets.Random(2_000_000, seed: 2);
        using TemporaryDirectory settings = new();
        File.WriteAllText(settings["ferry.json"], """{ "ftp": { "greeting": "Before." } }""");
        await using FerryProcess ferry = await _served.ServeAsync("--config", settings["ferry.json"]);
        using RawSession session = await RawSession.LoginAsync(ServedDirectory.Target(ferry));
        using TcpClient data = await session.BeginAsync("STOR file");
        await data.GetStream().WriteAsync(content.AsMemory(..1_000_000), TestContext.Current.CancellationToken);

        File.WriteAllText(settings["ferry.json"], """{ "ftp": { "greeting": "After." } }""");
        ferry.Send(Signal.Hangup);
        await Eventually.HoldsAsync(() => Greeting(ServedDirectory.Target(ferry)) == "220 After.", "the new greeting is in force");
        await data.GetStream().WriteAsync(content.AsMemory(1_000_000..), TestContext.Current.CancellationToken);
        data.Close();

        RawSession.Expect(226, await session.HearAsync());
        Assert.Equal(Octets.Hash(content), _served.HashOf("file"));
        RawSession.Expect(200, await session.SayAsync("NOOP"));
    }

    private static bool IsRefused(FtpTarget target)
    {
        try
        {
            using TcpClient client = new();
            client.Connect(target.Address, target.Port);
            return false;
        }
        catch (SocketException refused)
        {
            return refused.SocketErrorCode == SocketError.ConnectionRefused;
        }
    }

    private static string? Greeting(FtpTarget target)
    {
        using TcpClient client = new(target.Address.ToString(), target.Port);
        using StreamReader lines = new(client.GetStream());
        return lines.ReadLine();
    }
}
