using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Ferry.EndToEnd.Tests.Processes;

/// <summary>A running <c>ferry serve</c>. Disposing kills it if it still runs.</summary>
internal sealed class FerryProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ExitLimit = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly StringBuilder _log = new();
    private readonly Dictionary<IPAddress, int> _ports = [];
    private readonly TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int _listeners;

    private FerryProcess(Process process, int listeners)
    {
        _process = process;
        _listeners = listeners;
        _process.OutputDataReceived += (_, line) => OnOutput(line.Data);
        _process.ErrorDataReceived += (_, line) => Remember(line.Data);
    }

    /// <summary>Everything that it has written so far, for the messages of failed tests.</summary>
    public string Log
    {
        get
        {
            lock (_log)
            {
                return _log.ToString();
            }
        }
    }

    /// <summary>Starts a server on a directory and waits until it listens.</summary>
    /// <param name="directory">What it serves.</param>
    /// <param name="addresses">Where it listens, on any free ports.</param>
    /// <param name="options">Further options, such as <c>--anonymous</c>.</param>
    public static Task<FerryProcess> StartAsync(
        string directory, IReadOnlyList<IPAddress> addresses, params string[] options) =>
        StartAsync(new(ProgramFile, Arguments(directory, addresses, options)), directory, addresses.Count);

    /// <summary>As <see cref="StartAsync(string, IReadOnlyList{IPAddress}, string[])"/>, with a limit on open files.</summary>
    public static Task<FerryProcess> StartWithDescriptorsAsync(
        int descriptors, string directory, IReadOnlyList<IPAddress> addresses, params string[] options) =>
        StartAsync(
            new("/bin/sh", ["-c", $"ulimit -n {descriptors} && exec \"$0\" \"$@\"", ProgramFile, .. Arguments(directory, addresses, options)]),
            directory,
            addresses.Count);

    private static string[] Arguments(string directory, IReadOnlyList<IPAddress> addresses, string[] options) =>
        ["serve", directory, "--port", "0", "--json", .. addresses.SelectMany(a => new[] { "--listen", $"{a}" }), .. options];

    private static async Task<FerryProcess> StartAsync(Invocation invocation, string directory, int listeners)
    {
        ProcessStartInfo start = new(invocation.Program, invocation.Arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string setting in start.Environment.Keys.Where(key => key.StartsWith("FERRY__", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(setting);
        }

        Process process = new() { StartInfo = start, EnableRaisingEvents = true };
        FerryProcess ferry = new(process, listeners);
        process.Exited += (_, _) => ferry._listening.TrySetException(new IOException("ferry ended before it listened."));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await ferry._listening.Task.WaitAsync(StartLimit, TestContext.Current.CancellationToken);
        }
        catch (Exception exception)
        {
            await ferry.DisposeAsync();
            throw new InvalidOperationException($"ferry did not start.\n{ferry.Log}", exception);
        }

        return ferry;
    }

    /// <summary>The port that it listens on at one of its addresses.</summary>
    public int Port(IPAddress address) => _ports[address];

    /// <summary>Sends one of <see cref="Signal"/>'s signals.</summary>
    public void Send(int signal) => Signal.Send(_process, signal);

    /// <summary>Kills it like a power cut would, and waits until it is gone.</summary>
    public async Task KillAsync()
    {
        Send(Signal.Kill);
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>Its exit code.</returns>
    /// <exception cref="TimeoutException">It did not end within 60 s.</exception>
    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(ExitLimit);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    // Beside the tests' own output, in the same configuration: artifacts/bin/Ferry.Cli/release/ferry.
    private static string ProgramFile
    {
        get
        {
            DirectoryInfo own = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            return Path.Combine(own.Parent!.Parent!.FullName, "Ferry.Cli", own.Name, "ferry");
        }
    }

    private void OnOutput(string? line)
    {
        Remember(line);
        if (line is null || !line.StartsWith('{'))
        {
            return;
        }

        using JsonDocument document = JsonDocument.Parse(line);
        JsonElement root = document.RootElement;
        if (root.TryGetProperty("event", out JsonElement name) && name.GetString() == "listening")
        {
            _ports[IPAddress.Parse(root.GetProperty("address").GetString()!)] = root.GetProperty("port").GetInt32();
            if (_ports.Count == _listeners)
            {
                _listening.TrySetResult();
            }
        }
    }

    private void Remember(string? line)
    {
        if (line is not null)
        {
            lock (_log)
            {
                _log.AppendLine(line);
            }
        }
    }
}
