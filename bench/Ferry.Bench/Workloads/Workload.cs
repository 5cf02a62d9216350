using Ferry.Bench.Load;
using Ferry.Bench.Processes;
using Ferry.Bench.Servers;

namespace Ferry.Bench.Workloads;

/// <summary>Something that every server is asked to do, and how the answer is counted.</summary>
internal abstract class Workload
{
    protected const double Megabyte = 1e6;

    protected const double Gigabyte = 1e9;

    /// <summary>As on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>As over its table.</summary>
    public abstract string Title { get; }

    /// <summary>What <see cref="Sample.Value"/> is.</summary>
    public abstract Figure Value { get; }

    /// <summary>What <see cref="Sample.ServerCpu"/> is; fewer is always better.</summary>
    public abstract string CpuUnit { get; }

    /// <summary>Every sample needs a server that has just been started.</summary>
    public virtual bool NeedsFreshServer => false;

    /// <summary>Why <paramref name="server"/> is not asked; null when it is.</summary>
    public virtual string? WhyNot(FtpServer server) => null;

    /// <summary>Makes the files that are served; not measured.</summary>
    public virtual void Prepare(Stage stage)
    {
    }

    /// <summary>Runs code paths and fills caches once before anything counts.</summary>
    public virtual void WarmUp(RunningServer server, Stage stage) => _ = Measure(server, stage);

    /// <summary>Takes one sample.</summary>
    /// <exception cref="LoadException">The server failed.</exception>
    public abstract Sample Measure(RunningServer server, Stage stage);

    /// <summary>Gives back the memory of large files.</summary>
    public virtual void CleanUp(Stage stage)
    {
    }

    /// <summary>A sample in MB/s and processor seconds per GB.</summary>
    protected static Sample Throughput(Metered metered, long octets) => new(
        octets / Megabyte / metered.Seconds,
        metered.ServerCpuSeconds / (octets / Gigabyte),
        metered.ClientCpuSeconds / (octets / Gigabyte));

    /// <summary>A sample in operations per second and processor microseconds per operation.</summary>
    protected static Sample Rate(Metered metered, long operations) => new(
        operations / metered.Seconds,
        metered.ServerCpuSeconds * 1e6 / operations,
        metered.ClientCpuSeconds * 1e6 / operations);
}
