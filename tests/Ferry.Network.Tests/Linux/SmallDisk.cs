using System.Diagnostics;

namespace Ferry.Network.Tests.Linux;

/// <summary>A tmpfs of a given size, gone when disposed.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    /// <summary>Mounts a disk, or returns null for a user who may not.</summary>
    public static SmallDisk? TryMount(int octets)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return null;
        }

        DirectoryInfo folder = Directory.CreateTempSubdirectory("ferry-disk-");
        Run("mount", "-t", "tmpfs", "-o", $"size={octets}", "tmpfs", folder.FullName);
        return new SmallDisk(folder.FullName);
    }

    public void Dispose()
    {
        Run("umount", Folder);
        Directory.Delete(Folder);
    }

    private static void Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
