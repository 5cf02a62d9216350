using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Ferry.Storage.Linux;

/// <summary>What fstatfs(2) tells about the file system that a file lives in.</summary>
internal static unsafe partial class NativeFileSystem
{
    private const long Tmpfs = 0x01021994; // TMPFS_MAGIC, linux/magic.h

    /// <summary>Octets that an ordinary user can still store.</summary>
    /// <returns>Negated error number, or the octets.</returns>
    public static long FreeSpace(SafeFileHandle file)
    {
        FileSystemStatus status;
        return Fstatfs(file, &status) < 0
            ? -Marshal.GetLastPInvokeError()
            : (long)status.AvailableBlocks * status.FragmentSize;
    }

    /// <summary>Whether files there are kept in memory, where there is nothing to sync.</summary>
    public static bool IsInMemory(SafeFileHandle file)
    {
        FileSystemStatus status;
        return Fstatfs(file, &status) == 0 && status.Type == Tmpfs;
    }

    [LibraryImport("libc", EntryPoint = "fstatfs", SetLastError = true)]
    private static partial int Fstatfs(SafeFileHandle file, FileSystemStatus* status);

    [StructLayout(LayoutKind.Explicit, Size = 120)]
    private struct FileSystemStatus
    {
        [FieldOffset(0)]
        public long Type;

        [FieldOffset(32)]
        public ulong AvailableBlocks;

        [FieldOffset(72)]
        public long FragmentSize;
    }
}
