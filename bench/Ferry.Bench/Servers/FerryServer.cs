using System.Diagnostics;
using System.Globalization;
using Ferry.Bench.Load;
using Ferry.Bench.Processes;

namespace Ferry.Bench.Servers;

/// <summary>Ferry as `ferry serve` starts it, with its defaults: uploads are synced and renamed into place.</summary>
internal sealed class FerryServer : FtpServer
{
    public override string Name => "ferry";

    public override bool IsPeer => false;

    public override int MaxIdleSessions => 5000;

    protected override int FirstPassivePort => 26_000;

    public override string Version(Stage stage) =>
        FileVersionInfo.GetVersionInfo(Program(stage) + ".dll").ProductVersion ?? "of unknown version";

    public override string? WhyUnavailable(Stage stage) =>
        File.Exists(Program(stage)) ? null : "src/Ferry.Cli has not been built";

    public override LaunchPlan Plan(Stage stage, int port) => new(
    [
        Program(stage),
        "serve",
        stage.Root,
        "--listen", "127.0.0.1",
        "--port", port.ToString(CultureInfo.InvariantCulture),
        "--user", $"{Login.UserName}:{Login.Password}",
        "--anonymous",
        "--passive-ports", $"{FirstPassivePort}-{LastPassivePort}",
        // What the peers are granted too: no limit per address (all clients share one), patience, no line per session.
        "--max-sessions-per-address", "20000",
        "--idle-timeout", "1h",
        "--log-level", "warning",
        "--json",
    ]);

    private static string Program(Stage stage) =>
        Path.Combine(stage.RepositoryRoot, "artifacts/bin/Ferry.Cli/release/ferry");
}
