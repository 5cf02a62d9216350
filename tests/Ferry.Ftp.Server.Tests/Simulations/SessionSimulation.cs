using System.Text;
using System.Text.RegularExpressions;
using Ferry.Network;
using Ferry.Testing.Ftp;
using Ferry.Testing.Network;

namespace Ferry.Ftp.Server.Tests.Simulations;

/// <summary>One user against one server: commands, uploads and downloads in every mode, and whatever can happen in the
/// middle of them. The seed decides everything, so that it replays the run.</summary>
internal sealed partial class SessionSimulation
{
    /// <summary>Commands that change none of the files, each with one final reply whatever came before.</summary>
    public static readonly string[] Harmless =
    [
        "NOOP", "PWD", "SYST", "FEAT", "HELP", "HELP RETR", "STAT", "STAT /", "STAT text", "CWD dir", "CDUP", "CWD /",
        "CWD nowhere",
        "MKD made", "RMD made", "MLST text", "SIZE text", "MDTM binary", "RNFR dir/one", "RNTO dir/two", "RNFR dir/two",
        "RNTO dir/one",
        "REST 0", "REST 3", "ALLO 10", "SITE UMASK 022", "SITE HELP", "OPTS UTF8 ON", "XYZZY", "", " ", "ABOR", "PASV",
        "EPSV",
        "PORT 1,2,3,4,5,6", "EPRT |1|192.0.2.77|80|", "TYPE A", "TYPE I", "MODE S", "STRU R", "RETR nowhere",
        "STOR /dir", "STOR /dir/",
        "\xFF\xFD\x01NOOP", "NO\xFF\xFBxOP", "NOOP \0", "RETR a\0b", "DELE nowhere", "LIST nowhere", "MLSD text",
        "PASS again", "HASH dir/one", "XCRC nowhere 1", "RANG 1 0", "OPTS HASH MD5",
    ];

    private readonly Random _random;
    private readonly Simulation _simulation;
    private readonly TestServer _server;
    private readonly int _largest;
    private readonly List<string> _log = [];
    private readonly Dictionary<string, byte[]?> _files = [];
    private SimulatedUser? _user;

    private SessionSimulation(Random random, Simulation simulation, TestServer server)
    {
        _random = random;
        _simulation = simulation;
        _server = server;
        _largest = server.Network.Options.SegmentSize < 512 ? 600 : 100_000;
        simulation.Clock = _server.Clock;
        _server.Memory.AddDirectory("/dir/one");
        foreach (string path in (string[])["/text", "/binary", "/new", "/dir/new"])
        {
            _files[path] = path.EndsWith("new", StringComparison.Ordinal) ? null : Octets();
            if (_files[path] is { } octets)
            {
                _server.Memory.AddFile(path, octets);
            }
        }
    }

    /// <summary>Plays the run of this seed and checks what must hold after it.</summary>
    /// <returns>What was done and answered, line by line.</returns>
    public static async Task<IReadOnlyList<string>> RunAsync(int seed)
    {
        List<string>? log = null;
        try
        {
            await Simulation.RunAsync(async simulation =>
            {
                Random random = new(seed);
                await using TestServer server = new(network: NetworkOf(seed, random));
                SessionSimulation run = new(random, simulation, server);
                log = run._log;
                await run.RunAsync();
            });
            return log!;
        }
        catch (Exception e)
        {
            string done = string.Join('\n', log ?? []);
            throw new InvalidOperationException($"FERRY_SEED={seed} replays this.\n{done}\n{e}", e);
        }
    }

    private static MemoryNetworkOptions NetworkOf(int seed, Random random)
    {
        int segment = random.GetItems([1, 2, 7, 512, int.MaxValue], 1)[0];
        return new()
        {
            Seed = seed,
            SegmentSize = segment,
            RandomSegments = random.Next(2) == 0,

            // A small pipe makes whoever sends wait for whoever reads.
            PipeCapacity = random.Next(2) == 0 ? 64 * 1024 : segment < 512 ? 16 : 1000,
        };
    }

    private async Task RunAsync()
    {
        for (int steps = _random.Next(3, 12); steps > 0; steps--)
        {
            SimulatedUser user = _user ??= await ConnectAsync();
            await (_random.Next(10) switch
            {
                < 3 => CommandsAsync(user),
                < 6 => UploadAsync(user),
                < 9 => DownloadAsync(user),
                _ => PassTimeAsync(user),
            });
            if (user.IsOver)
            {
                user.Dispose();
                _user = null;
            }
        }

        await LeaveAsync();
        await _simulation.SettleAsync();
        Assert.Equal(0, _server.Server.SessionCount);
        Assert.Equal(1, _server.Network.OpenListeners);
        Assert.Equal(0, _server.Network.OpenConnections);
        Assert.Equal(1, _server.Clock.RunningTimers);
    }

    private async Task<SimulatedUser> ConnectAsync()
    {
        SimulatedUser user = new(await _server.ConnectAsync(CancellationToken.None));
        Assert.StartsWith("220", await user.GreetingAsync(), StringComparison.Ordinal);
        List<string> replies = await AskAsync(user, "USER anna", "PASS secret");
        Assert.Equal(["331", "230"], replies.Select(r => r[..3]));
        return user;
    }

    private async Task LeaveAsync()
    {
        switch (_user is null ? 0 : _random.Next(4))
        {
            case 1:
                Assert.StartsWith("221", (await AskAsync(_user!, "QUIT"))[^1], StringComparison.Ordinal);
                break;
            case 2:
                _user!.User.Control.Abort();
                break;
            case 3:
                await _user!.User.Control.ShutdownAsync(CancellationToken.None);
                break;
        }

        _user?.Dispose();
    }

    private async Task CommandsAsync(SimulatedUser user)
    {
        string[] lines = [.. Enumerable.Range(0, _random.Next(1, 8)).Select(_ => Pick(Harmless))];
        List<string> replies = await AskAsync(user, lines);
        Assert.False(user.IsOver);
        Assert.Equal(lines.Length, replies.Count);
    }

    private async Task PassTimeAsync(SimulatedUser user)
    {
        // The tick that ends an idle session comes up to a second after its time.
        int seconds = Pick([1, 100, 298, 302, 4000]);
        _log.Add($"{seconds} s pass");
        await _simulation.SettleAsync();
        _server.Clock.Advance(TimeSpan.FromSeconds(seconds));
        List<string> replies = await AskAsync(user);
        Assert.Equal(seconds > 300, user.IsOver);
        Assert.Equal(seconds > 300 ? ["421"] : [], replies.Select(r => r[..3]));
    }

    private async Task UploadAsync(SimulatedUser user)
    {
        string path = Pick([.. _files.Keys]);
        byte[]? old = _files[path];
        bool ascii = _random.Next(3) == 0;
        string verb = old is null ? Pick(["STOR", "APPE"]) : Pick(["STOR", "STOR", "APPE", "REST"]);
        long offset = verb == "REST" ? _random.Next(1, old!.Length + 1) : verb == "APPE" ? old?.Length ?? 0 : 0;
        if (verb == "REST" && (old!.Length == 0 || ascii))
        {
            return;
        }

        byte[] wire = Octets();
        Fault fault = PickFault();
        DataTrip trip = Trip(user, fault, wire.Length);
        await AskAsync(user, $"REST {(verb == "REST" ? offset : 0)}");

        (List<string> replies, bool opened) = await TransferAsync(
            user,
            ascii,
            (verb == "REST" ? "STOR " : verb + " ") + path,
            trip,
            connection => trip.UploadAsync(connection, wire));

        byte[] kept = [.. old.AsSpan(0, (int)offset)];
        byte[] WithSent(int count) => [.. kept, .. ascii ? Stored(wire.AsSpan(0, count)) : wire.AsSpan(0, count)];
        byte[]? now = _server.Memory.Contains(path) ? _server.Memory.ReadFile(path) : null;
        _files[path] = now;
        if (IsComplete(replies))
        {
            Assert.NotNull(trip.SentWhole);
            Assert.Equal(WithSent(trip.SentWhole.Value), now);
        }
        else if (verb != "STOR")
        {
            // In place: what was there up to the offset, and a beginning of what was sent.
            Assert.True(now is null ? old is null : now.AsSpan().StartsWith(kept), "What was there before is damaged.");
            Assert.True(now is null || WithSent(wire.Length).AsSpan().StartsWith(now)
                || now.AsSpan().SequenceEqual(old), "What follows was not sent.");
        }
        else if (HasEnd(replies) || trip.SentWhole is null || now is null)
        {
            Assert.Equal(old, now);
        }
        else
        {
            // The session ended before it could say so: the old file or the new one, whole.
            Assert.True(
                WithSent(trip.SentWhole.Value).AsSpan().SequenceEqual(now)
                    || (old is not null && now.AsSpan().SequenceEqual(old)),
                "A torn file is visible.");
        }

        Assert.True(opened || !IsComplete(replies));
    }

    private async Task DownloadAsync(SimulatedUser user)
    {
        string verb = Pick(["RETR", "RETR", "RETR", "REST", "LIST", "NLST", "MLSD"]);
        string path = Pick(["/text", "/binary"]);
        bool ascii = verb == "RETR" && _random.Next(3) == 0;
        byte[] stored = _files[path]!;
        int offset = verb == "REST" ? _random.Next(stored.Length + 1) : 0;
        byte[]? expected = verb is "RETR" or "REST" ? ascii ? OnWire(stored) : stored[offset..] : null;
        Fault fault = PickFault();
        DataTrip trip = Trip(user, fault, expected?.Length ?? 40);
        await AskAsync(user, $"REST {(verb == "REST" ? offset : 0)}");

        (List<string> replies, bool opened) = await TransferAsync(
            user, ascii, expected is null ? verb + " /" : "RETR " + path, trip, trip.DownloadAsync);

        if (expected is not null && trip.SawEnd)
        {
            Assert.Equal(expected, trip.Received);
        }

        Assert.True(expected is null || expected.AsSpan().StartsWith(trip.Received));
        Assert.True(!IsComplete(replies) || opened);
        if (fault <= Fault.Stranger)
        {
            Assert.True(trip.SawEnd);
            Assert.True(verb != "NLST" || Encoding.ASCII.GetString(trip.Received).Contains("/binary\r\n",
                StringComparison.Ordinal));
        }
    }

    /// <summary>A transfer from the agreement on the data connection to its last reply.</summary>
    private async Task<(List<string> Replies, bool Opened)> TransferAsync(
        SimulatedUser user, bool ascii, string command, DataTrip trip, Func<IConnection, Task<IConnection?>> move)
    {
        Fault fault = trip.Fault;
        await AskAsync(user, ascii ? "TYPE A" : "TYPE I");
        using DataPlan? plan = await DataPlan.AgreeAsync(_server, user, _random);
        Assert.NotNull(plan);
        if (fault == Fault.Stranger)
        {
            await plan.SendStrangerAsync();
        }

        bool connects = !(fault == Fault.NeverConnect && plan.IsPassive);
        Task<IConnection?> opening = connects && (!plan.IsPassive || _random.Next(2) == 0)
            ? plan.OpenAsync()
            : Task.FromResult<IConnection?>(null);
        _log.Add($"> {command} ({fault}, {(plan.IsPassive ? "passive" : "active")}, {(ascii ? "A" : "I")})");
        await user.SendRawAsync(command + "\r\n");
        IConnection? connection = await opening ?? (connects && plan.IsPassive ? await plan.OpenAsync() : null);
        IConnection? silent = connection is null ? null : await move(connection);
        List<string> replies = await user.FinishAsync();
        silent?.Dispose();
        _log.AddRange(replies.Select(r => "< " + WithoutPort(r)));
        if (fault <= Fault.Stranger)
        {
            Assert.True(IsComplete(replies));
        }

        int ends = replies.Count(r => r[0] != '1' && !r.StartsWith("421", StringComparison.Ordinal));
        int commands = 1 + (!trip.HasHappened ? 0 : fault switch
        {
            Fault.AborTwice => 2,
            Fault.Noop or Fault.Stat or Fault.OtherCommand or Fault.Quit or Fault.Abor or Fault.Synch => 1,
            _ => 0,
        });
        Assert.True(user.IsOver ? ends <= commands : ends == commands || connection is null,
            $"{ends} replies to {commands} commands");
        return (replies, connection is not null);
    }

    private DataTrip Trip(SimulatedUser user, Fault fault, int octets) => new(
        fault,
        _random.Next(octets + 1),
        connection => fault switch
        {
            Fault.Noop => user.SendRawAsync("NOOP\r\n"),
            Fault.Stat => user.SendRawAsync("STAT\r\n"),
            Fault.OtherCommand => user.SendRawAsync("PWD\r\n"),
            Fault.Quit => user.SendRawAsync("QUIT\r\n"),
            Fault.Abor => user.SendRawAsync("ABOR\r\n"),
            Fault.AborTwice => user.SendRawAsync("ABOR\r\nABOR\r\n"),
            Fault.Synch => user.SendRawAsync("\xFF\xF4\xFF\xF2" + "ABOR\r\n"),
            Fault.DataReset => Do(connection.Abort),
            Fault.ControlReset => Do(user.User.Control.Abort),
            Fault.ControlEnd => user.User.Control.ShutdownAsync(CancellationToken.None).AsTask(),
            Fault.TimePasses => Do(() => _server.Clock.Advance(TimeSpan.FromSeconds(_random.Next(1, 400)))),
            _ => Task.CompletedTask,
        });

    private async Task<List<string>> AskAsync(SimulatedUser user, params string[] lines)
    {
        _log.AddRange(lines.Select(l => "> " + l));
        List<string> replies = await user.AskAsync(lines);
        _log.AddRange(replies.Select(r => "< " + WithoutPort(r)));
        return replies;
    }

    /// <summary>The reply without the port of 227 or 229, which chance alone decides.</summary>
    public static string WithoutPort(string reply) => PassivePort().Replace(reply, "$1");

    [GeneratedRegex(@"^(22[79] .*)\(.*\)\.$")]
    private static partial Regex PassivePort();

    private static bool IsComplete(List<string> replies) =>
        replies.Contains("226 Closing data connection; transfer complete.");

    private static bool HasEnd(List<string> replies) =>
        replies.Any(r => r[..3] is "425" or "426");

    private static Task Do(Action action)
    {
        action();
        return Task.CompletedTask;
    }

    private Fault PickFault() => _random.Next(3) == 0 ? Fault.None : Pick(Enum.GetValues<Fault>());

    private T Pick<T>(T[] of) => of[_random.Next(of.Length)];

    private byte[] Octets()
    {
        byte[] octets = new byte[Pick([0, 1, 50, _largest])];
        for (int i = 0; i < octets.Length; i++)
        {
            octets[i] = _random.Next(8) switch
            {
                0 => (byte)'\n',
                1 => (byte)'\r',
                2 => 255,
                _ => (byte)_random.Next(256),
            };
        }

        return octets;
    }

    // The slow and obvious forms of what TYPE A does.
    private static byte[] Stored(ReadOnlySpan<byte> wire) =>
        Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(wire).Replace("\r\n", "\n", StringComparison.Ordinal));

    private static byte[] OnWire(byte[] stored) => Encoding.Latin1.GetBytes(
        Encoding.Latin1.GetString(stored)
            .Replace("\r\n", "\n", StringComparison.Ordinal)
            .Replace("\n", "\r\n", StringComparison.Ordinal));
}
