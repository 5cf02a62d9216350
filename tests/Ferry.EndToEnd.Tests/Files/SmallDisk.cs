using Ferry.EndToEnd.Tests.Processes;

namespace Ferry.EndToEnd.Tests.Files;

/// <summary>A file system of 4 MiB in memory, mounted on a directory of its own; only root can have one.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    public const int Octets = 4 * 1024 * 1024;

    private readonly TemporaryDirectory _mountPoint = new();

    private SmallDisk()
    {
    }

    public string FullName => _mountPoint.FullName;

    /// <summary>Mounts it; skips the test where that is not allowed.</summary>
    public static async Task<SmallDisk> MountAsync()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root can mount a small disk");
        SmallDisk disk = new();
        ProcessOutcome mounted = await ExternalProcess.RunAsync(
            new("mount", ["-t", "tmpfs", "-o", $"size={Octets},mode=755", "ferry-test", disk.FullName]), Path.GetTempPath());
        if (mounted.ExitCode != 0)
        {
            disk._mountPoint.Dispose();
            Assert.Skip($"mounting is not allowed here: {mounted.Errors.Trim()}");
        }

        return disk;
    }

    public async ValueTask DisposeAsync()
    {
        ProcessOutcome unmounted = await ExternalProcess.RunAsync(new("umount", ["-l", FullName]), Path.GetTempPath());
        unmounted.AssertSuccess();
        _mountPoint.Dispose();
    }
}
