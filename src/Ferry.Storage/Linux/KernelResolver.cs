using Microsoft.Win32.SafeHandles;

namespace Ferry.Storage.Linux;

/// <summary>Lets the kernel do it: openat2(2), in Linux from 5.6 on.</summary>
internal sealed class KernelResolver : IResolver
{
    // The kernel gives up with EAGAIN when a directory is renamed while it climbs by "..", and asks to be called again.
    // Whoever does nothing but rename directories can win a few of these races, not many.
    private const int Attempts = 64;

    public int Open(SafeFileHandle root, ReadOnlySpan<byte> path, int flags, int mode)
    {
        int result = -Errno.TryAgain;
        for (int attempt = 0; attempt < Attempts && result == -Errno.TryAgain; attempt++)
        {
            result = Native.OpenBeneath(root, path, flags, mode);
        }

        return result;
    }

    /// <summary>Whether this kernel has the call, and whatever surrounds this process lets it through.</summary>
    public bool Works(SafeFileHandle root)
    {
        int result = Open(root, "."u8, Native.PathOnly, 0);
        if (result >= 0)
        {
            new SafeFileHandle(result, ownsHandle: true).Dispose();
        }

        return result >= 0;
    }
}
