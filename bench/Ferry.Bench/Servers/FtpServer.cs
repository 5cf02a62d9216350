using Ferry.Bench.Processes;

namespace Ferry.Bench.Servers;

/// <summary>A server to measure: how it is set up, and what it cannot do.</summary>
internal abstract class FtpServer
{
    /// <summary>Ports for passive data connections, as many for each server.</summary>
    protected const int PassivePorts = 4000;

    /// <summary>As on the command line and in the tables.</summary>
    public abstract string Name { get; }

    /// <summary>Whether it can be the best peer, which others are compared with.</summary>
    public virtual bool IsPeer => true;

    /// <summary>What it can be asked beyond logins and transfers.</summary>
    public virtual Abilities Abilities => Abilities.All;

    /// <summary>Idle sessions worth trying; servers with a process or two per session fill the machine.</summary>
    public virtual int MaxIdleSessions => 1000;

    /// <summary>First of <see cref="PassivePorts"/> passive ports; below the system's ephemeral range.</summary>
    protected abstract int FirstPassivePort { get; }

    protected int LastPassivePort => FirstPassivePort + PassivePorts - 1;

    /// <summary>The version measured.</summary>
    public abstract string Version(Stage stage);

    /// <summary>Why it cannot run here; null when it can.</summary>
    public abstract string? WhyUnavailable(Stage stage);

    /// <summary>Writes the configuration and says how to serve <see cref="Stage.Root"/> on 127.0.0.1.</summary>
    public abstract LaunchPlan Plan(Stage stage, int port);

    /// <summary>The version of an unpacked Debian package, from the name of its file.</summary>
    protected static string PackageVersion(Stage stage, string package) =>
        Directory.EnumerateFiles(stage.Packages, $"{package}_*.deb")
            .Select(file => Uri.UnescapeDataString(Path.GetFileName(file)).Split('_')[1])
            .FirstOrDefault("of unknown version");
}
