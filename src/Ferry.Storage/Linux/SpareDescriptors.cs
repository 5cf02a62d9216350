using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Ferry.Storage.Linux;

/// <summary>Keeps the process's last descriptors out of the hands of users. The runtime itself needs some now and then, to load
/// a library say, and ends the process where there is none.</summary>
internal static partial class SpareDescriptors
{
    private const int ResourceNofile = 7; // RLIMIT_NOFILE; the same on every architecture that .NET runs on.

    private static readonly int FirstSpare = Limit() - Math.Clamp(Limit() / 16, 4, 32);

    /// <summary>Takes what open(2) and the like have returned, unless it is one of the last descriptors.</summary>
    /// <returns>The same, or the negated EMFILE; the descriptor is closed then.</returns>
    public static int Claim(int result)
    {
        if (result < FirstSpare)
        {
            return result;
        }

        new SafeFileHandle(result, ownsHandle: true).Dispose();
        return -Errno.TooManyFiles;
    }

    private static int Limit() =>
        GetRLimit(ResourceNofile, out ResourceLimit limit) == 0 && limit.Soft < int.MaxValue ? (int)limit.Soft : int.MaxValue;

    [LibraryImport("libc", EntryPoint = "getrlimit")]
    private static partial int GetRLimit(int resource, out ResourceLimit limit);

    private struct ResourceLimit
    {
        public nuint Soft;
        public nuint Hard;
    }
}
