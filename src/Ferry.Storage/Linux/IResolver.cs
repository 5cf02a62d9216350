using Microsoft.Win32.SafeHandles;

namespace Ferry.Storage.Linux;

/// <summary>Opens paths beneath a directory and never outside it, whatever links it meets and whoever swaps them
/// meanwhile.</summary>
internal interface IResolver
{
    /// <summary>Opens <paramref name="path"/>, which is relative, not empty, and may hold <c>..</c>. Links are
    /// followed, the last one unless <paramref name="flags"/> hold <see cref="Native.NoFollow"/>.</summary>
    /// <returns>A descriptor that the caller owns, or the negated error number; <see cref="Errno.CrossDevice"/> where
    /// the path leads out.</returns>
    int Open(SafeFileHandle root, ReadOnlySpan<byte> path, int flags, int mode);
}
