using Ferry.Bench.Load;
using Ferry.Bench.Processes;

namespace Ferry.Bench.Servers;

/// <summary>A native server out of an unpacked package, with accounts that the system does not have.</summary>
internal abstract class UnpackedServer : FtpServer
{
    // In a mount namespace of its own the server sees our accounts and PAM rules; the machine's stay as they are.
    private const string PrivateEtc = """
        mount --bind "$1/passwd" /etc/passwd
        mount --bind "$1/group" /etc/group
        if [ -e /etc/pam.d/other ]; then mount --bind "$1/pam" /etc/pam.d/other; fi
        shift
        exec "$@"
        """;

    /// <summary>The program inside the unpacked packages.</summary>
    protected abstract string Program { get; }

    protected abstract string Package { get; }

    public override string? WhyUnavailable(Stage stage) =>
        (File.Exists(ProgramPath(stage)), Native.EffectiveUser()) switch
        {
            (false, _) => $"{Program} is not unpacked (bench/peers says why)",
            (_, not 0) => "it needs root to change to the user who logs in",
            _ => null,
        };

    public override string Version(Stage stage) => PackageVersion(stage, Package);

    protected string ProgramPath(Stage stage) => Path.Combine(stage.Peers, Program);

    protected LaunchPlan InPrivateEtc(Stage stage, params IEnumerable<string> arguments) => new(
        ["unshare", "--mount", "sh", "-ec", PrivateEtc, "private-etc", stage.State, ProgramPath(stage), .. arguments])
    {
        Environment = LibraryPath(stage),
    };

    protected static Dictionary<string, string> LibraryPath(Stage stage) => new()
    {
        ["LD_LIBRARY_PATH"] = Path.Combine(stage.Peers, "usr/lib/x86_64-linux-gnu")
            + ":" + Path.Combine(stage.Peers, "usr/lib/aarch64-linux-gnu"),
    };
}
