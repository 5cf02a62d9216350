using System.Diagnostics;
using System.Globalization;
using Ferry.Bench.Load;
using Ferry.Bench.Servers;

namespace Ferry.Bench.Processes;

/// <summary>One started server: a child of this process, in a session (and control group) of its own.</summary>
internal sealed class RunningServer : IDisposable
{
    private const int SignalKill = 9;

    // Joins the account, becomes a session of its own, and then the server: same process id throughout.
    private const string LaunchScript = """
        if [ -n "$1" ]; then echo $$ > "$1"; fi
        shift
        exec setsid "$@"
        """;

    private static int Started;

    private readonly Process _process;
    private readonly ProcessAccount _account;
    private readonly Queue<string> _lastLines = new();

    private RunningServer(FtpServer server, int port, Process process, ProcessAccount account)
    {
        Server = server;
        Port = port;
        _process = process;
        _account = account;
    }

    public FtpServer Server { get; }

    public int Port { get; }

    /// <summary>From the start of the process to the last octet of the first 220.</summary>
    public TimeSpan TimeToGreeting { get; private set; }

    /// <summary>How processor time is counted.</summary>
    public string CpuMethod => _account.Method;

    public bool HasExited => _process.HasExited;

    /// <summary>Starts <paramref name="server"/> and waits for its first 220.</summary>
    /// <exception cref="LoadException">It cannot run here, exited, or did not answer within 20 seconds.</exception>
    public static RunningServer Start(FtpServer server, Stage stage)
    {
        int port;
        using (LoopbackSocket free = LoopbackSocket.Listen(0, 1))
        {
            port = free.LocalPort();
        }

        LaunchPlan plan = server.Plan(stage, port);
        string name = $"ferry-bench-{Environment.ProcessId}-{Interlocked.Increment(ref Started)}";
        ProcessAccount account = ProcessAccount.Create(name);
        ProcessStartInfo start = new("/bin/sh")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string argument in (string[])["-c", LaunchScript, "launch", account.JoinFile ?? "", .. plan.Command])
        {
            start.ArgumentList.Add(argument);
        }

        foreach ((string variable, string value) in plan.Environment)
        {
            start.Environment[variable] = value;
        }

        long begun = Stopwatch.GetTimestamp();
        Process process = Process.Start(start)!;
        account.Started(process.Id);
        RunningServer running = new(server, port, process, account);
        process.OutputDataReceived += running.Keep;
        process.ErrorDataReceived += running.Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            running.AwaitGreeting(begun);
            return running;
        }
        catch
        {
            running.Dispose();
            throw;
        }
    }

    /// <summary>Processor seconds used so far, once what has exited is accounted for.</summary>
    public double SettledCpuSeconds()
    {
        double before = _account.CpuSeconds();
        for (int wait = 0; wait < 50; wait++)
        {
            Thread.Sleep(10);
            double now = _account.CpuSeconds();
            if (now - before < 100e-6)
            {
                return now;
            }

            before = now;
        }

        return before;
    }

    /// <summary>Proportional set size of all its processes, in KiB.</summary>
    public long ProportionalSetKib()
    {
        long total = 0;
        foreach (int process in _account.Processes())
        {
            try
            {
                string line = File.ReadLines($"/proc/{process}/smaps_rollup")
                    .First(line => line.StartsWith("Pss:", StringComparison.Ordinal));
                total += long.Parse(line.AsSpan("Pss:".Length).TrimEnd("kB"), CultureInfo.InvariantCulture);
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                // It exited between the two looks.
            }
        }

        return total;
    }

    /// <summary>Ends the server's processes: those in its account, and no other.</summary>
    public void Kill()
    {
        for (int attempt = 0; attempt < 100; attempt++)
        {
            IReadOnlyList<int> processes = _account.Processes();
            if (processes.Count == 0)
            {
                break;
            }

            foreach (int process in processes)
            {
                _ = Native.Kill(process, SignalKill);
            }

            Thread.Sleep(5);
        }
    }

    public void Dispose()
    {
        Kill();

        // Before it has joined the account it is not among the account's processes.
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _account.Dispose();
    }

    private void AwaitGreeting(long begun)
    {
        TimeSpan limit = TimeSpan.FromSeconds(20);
        while (true)
        {
            using FtpDialogue? dialogue = FtpDialogue.TryOpen(Port);
            TimeToGreeting = Stopwatch.GetElapsedTime(begun);
            if (dialogue is not null)
            {
                return;
            }

            if (_process.HasExited || TimeToGreeting > limit)
            {
                string how = _process.HasExited ? $"exited with {_process.ExitCode}" : "does not answer";
                throw new LoadException($"{Server.Name} {how}: {LastLines()}");
            }

            Thread.Sleep(1);
        }
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (string.IsNullOrWhiteSpace(line.Data))
        {
            return;
        }

        lock (_lastLines)
        {
            _lastLines.Enqueue(line.Data);
            if (_lastLines.Count > 10)
            {
                _ = _lastLines.Dequeue();
            }
        }
    }

    private string LastLines()
    {
        lock (_lastLines)
        {
            return _lastLines.Count == 0 ? "it printed nothing" : string.Join(" / ", _lastLines);
        }
    }
}
