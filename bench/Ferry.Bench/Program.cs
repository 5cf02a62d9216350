using System.Globalization;
using System.Runtime.InteropServices;
using Ferry.Bench;
using Ferry.Bench.Load;
using Ferry.Bench.Processes;
using Ferry.Bench.Report;
using Ferry.Bench.Servers;
using Ferry.Bench.Workloads;

BareServer.ServeIfAsked(args);

BenchOptions options;
try
{
    options = BenchOptions.Parse(args);
}
catch (FormatException mistake)
{
    Console.Error.WriteLine($"bench/run: {mistake.Message}");
    Console.Error.WriteLine(BenchOptions.Usage);
    return 2;
}

Effort effort = new(options.Quick);
using Upload upload = new();
IReadOnlyList<Workload> workloads =
    [.. Catalogue.Workloads(effort, upload).Where(workload => BenchOptions.Selects(options.Only, workload.Name))];
IReadOnlyList<FtpServer> servers =
[
    .. Catalogue.Servers.Where(server => BenchOptions.Selects(options.Servers, server.Name)),
    .. options.Servers.Contains(BareServer.ServerName) ? (FtpServer[])[Catalogue.Floor] : [],
];
if (options.List)
{
    Console.WriteLine("workloads: " + string.Join(' ', workloads.Select(workload => workload.Name)));
    Console.WriteLine("servers:   " + string.Join(' ', servers.Select(server => server.Name)));
    return 0;
}

if (workloads.Count == 0 || servers.Count == 0)
{
    Console.Error.WriteLine("bench/run: nothing to run; --list prints the names");
    return 2;
}

using Stage stage = new(options.RepositoryRoot);
List<FtpServer> available = [];
List<string> missing = [];
foreach (FtpServer server in servers)
{
    if (server.WhyUnavailable(stage) is string reason)
    {
        missing.Add($"{server.Name} does not run here: {reason}");
    }
    else
    {
        available.Add(server);
    }
}

using Runner runner = new(stage, available, options.Rounds, Progress);

// Ctrl-C unwinds: the servers are ended and the memory is freed.
using PosixSignalRegistration interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Abandon);
using PosixSignalRegistration terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Abandon);

missing.ForEach(Progress);
List<WorkloadResult> results = [];
try
{
    foreach (Workload workload in workloads)
    {
        WorkloadResult result = runner.Run(workload);
        results.Add(result);
        if (!options.Json)
        {
            TextTable.Write(Console.Out, result);
        }
    }
}
catch (OperationCanceledException)
{
    return 130;
}

IReadOnlyList<(string Name, string Value)> setting = Setting();
if (options.Json)
{
    using Stream output = Console.OpenStandardOutput();
    JsonReport.Write(output, setting, results);
}
else
{
    Console.WriteLine();
    foreach ((string name, string value) in setting)
    {
        Console.WriteLine($"{name}: {value}");
    }
}

return results.Any(result => result.Skipped.Keys.OfType<FerryServer>().Any()) ? 1 : 0;

void Abandon(PosixSignalContext context)
{
    context.Cancel = true;
    runner.Abandon();
}

static void Progress(string line) => Console.Error.WriteLine(line);

IReadOnlyList<(string Name, string Value)> Setting() =>
[
    ("machine", string.Create(
        CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} processors, {RuntimeInformation.OSDescription}")),
    ("servers", string.Join(", ", available.Select(server => $"{server.Name} {server.Version(stage)}"))),
    ("load at the end", File.ReadAllText("/proc/loadavg").Trim()),
    ("files", stage.IsInMemory ? "in memory (tmpfs)" : "on disk: there is no /dev/shm"),
    ("server CPU", runner.CpuMethod),
    ("rounds", string.Create(
        CultureInfo.InvariantCulture,
        $"{options.Rounds}; medians, and medians of the rounds' ratios")),
    .. options.Quick ? [("quick", "yes: not to be quoted")] : Array.Empty<(string, string)>(),
    .. missing.Select(line => ("missing", line)),
];
