using System.Globalization;

namespace Ferry.Bench.Processes;

/// <summary>A control group of its own: the kernel counts to the nanosecond, exited processes included.</summary>
internal sealed class ControlGroupAccount : ProcessAccount
{
    private const string Root = "/sys/fs/cgroup";

    private readonly string _directory;
    private readonly bool _isFirstVersion;

    private ControlGroupAccount(string directory, bool isFirstVersion)
    {
        _directory = directory;
        _isFirstVersion = isFirstVersion;
    }

    public override string Method => _isFirstVersion ? "cgroup v1 cpuacct.usage" : "cgroup v2 cpu.stat usage_usec";

    public override string JoinFile => Path.Combine(_directory, "cgroup.procs");

    /// <summary>Makes the group; null where this process may not.</summary>
    public static ControlGroupAccount? TryCreate(string name)
    {
        (string Parent, bool IsFirstVersion)[] places =
            [($"{Root}/cpuacct", true), ($"{Root}/cpu,cpuacct", true), (OwnGroup(), false)];
        foreach ((string parent, bool isFirstVersion) in places)
        {
            string usage = isFirstVersion ? "cpuacct.usage" : "cpu.stat";
            string directory = Path.Combine(parent, name);
            try
            {
                if (!File.Exists(Path.Combine(parent, "cgroup.procs")))
                {
                    continue;
                }

                _ = Directory.CreateDirectory(directory);
                if (File.Exists(Path.Combine(directory, usage)))
                {
                    return new ControlGroupAccount(directory, isFirstVersion);
                }

                Directory.Delete(directory);
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                // Not ours to make groups in: the next place may be.
            }
        }

        return null;
    }

    public override double CpuSeconds()
    {
        if (_isFirstVersion)
        {
            return long.Parse(Read("cpuacct.usage"), CultureInfo.InvariantCulture) / 1e9;
        }

        string usage = Read("cpu.stat")
            .Split('\n').First(line => line.StartsWith("usage_usec ", StringComparison.Ordinal));
        return long.Parse(usage.AsSpan("usage_usec ".Length), CultureInfo.InvariantCulture) / 1e6;
    }

    public override IReadOnlyList<int> Processes()
    {
        try
        {
            return [.. Read("cgroup.procs").Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(id => int.Parse(id, CultureInfo.InvariantCulture))];
        }
        catch (DirectoryNotFoundException)
        {
            // Disposed: the group went after its last process.
            return [];
        }
    }

    public override void Dispose()
    {
        // A process that has just been killed is a member until it is gone.
        for (int attempt = 0; attempt < 100 && Directory.Exists(_directory); attempt++)
        {
            try
            {
                Directory.Delete(_directory);
            }
            catch (Exception busy) when (busy is IOException or UnauthorizedAccessException)
            {
                Thread.Sleep(10);
            }
        }
    }

    private static string OwnGroup()
    {
        string? own = File.Exists("/proc/self/cgroup")
            ? File.ReadLines("/proc/self/cgroup")
                .FirstOrDefault(line => line.StartsWith("0::", StringComparison.Ordinal))
            : null;
        return own is null ? Root : Path.Join(Root, own["0::".Length..]);
    }

    private string Read(string file) => File.ReadAllText(Path.Combine(_directory, file)).Trim();
}
