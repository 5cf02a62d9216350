using System.Diagnostics;

namespace Ferry.Storage.Tests;

/// <summary>A file system in memory that is soon full. The test that asks for one is skipped where it cannot be
/// had.</summary>
internal sealed class SmallDisk : IDisposable
{
    /// <summary>How much it holds.</summary>
    public const long Megabytes = 4;

    private readonly string _path;

    private SmallDisk(string path) => _path = path;

    /// <summary>Mounts one over a directory.</summary>
    public static SmallDisk Mount(string path)
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root can mount a small disk.");
        Assert.SkipUnless(
            Run("mount", "-t", "tmpfs", "-o", $"size={Megabytes}m", "tmpfs", path), "Mounting is not allowed here.");
        return new(path);
    }

    public void Dispose() => Assert.True(Run("umount", "-l", _path));

    private static bool Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(program, arguments);
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
