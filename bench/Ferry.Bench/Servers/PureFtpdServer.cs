using System.Diagnostics;
using System.Globalization;
using Ferry.Bench.Load;
using Ferry.Bench.Processes;

namespace Ferry.Bench.Servers;

/// <summary>Pure-FTPd, standalone: two processes per session (privilege separation is compiled in).</summary>
internal sealed class PureFtpdServer : UnpackedServer
{
    public override string Name => "pure-ftpd";

    protected override string Program => "usr/sbin/pure-ftpd";

    protected override string Package => "pure-ftpd";

    protected override int FirstPassivePort => 18_000;

    public override LaunchPlan Plan(Stage stage, int port) => InPrivateEtc(
        stage,
        "--ipv4only",
        "--bind", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1,{port}"),
        "--login", $"puredb:{MakeAccounts(stage)}",
        "--minuid", "1",
        "--chrooteveryone",
        "--anonymouscantupload",
        "--dontresolve",
        "--syslogfacility", "none",
        "--maxclientsnumber", "20000",
        "--maxclientsperip", "20000",
        "--maxidletime", "60",
        "--limitrecursion", "1000000:10",
        "--passiveportrange", $"{FirstPassivePort}:{LastPassivePort}",
        "--pidfile", $"{stage.State}/pure-ftpd-{port}.pid");

    /// <summary>Compiles the account into Pure-FTPd's own database, with the hash that all peers check.</summary>
    private static string MakeAccounts(Stage stage)
    {
        string passwords = stage.WriteState(
            "pure-ftpd-passwd",
            $"{Login.UserName}:{Stage.PasswordHash}:{Stage.User}:{Stage.User}::{stage.Root}/./::::::::::::\n");
        string database = Path.Combine(stage.State, "pure-ftpd.pdb");
        ProcessStartInfo start = new(
            Path.Combine(stage.Peers, "usr/bin/pure-pw"), ["mkdb", database, "-f", passwords])
        {
            Environment = { ["LD_LIBRARY_PATH"] = LibraryPath(stage)["LD_LIBRARY_PATH"] },
        };
        using Process make = Process.Start(start)!;
        make.WaitForExit();
        return make.ExitCode == 0 ? database : throw new LoadException($"pure-pw exited with {make.ExitCode}");
    }
}
