using System.Runtime.InteropServices;

namespace Ferry.Storage.Linux;

/// <summary>The kernel's struct timespec on 64-bit machines.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct UnixTime(long seconds, long nanoseconds)
{
    /// <summary>The first second that <see cref="DateTime"/> can hold.</summary>
    public static readonly long FirstSecond =
        (DateTime.MinValue.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond;

    /// <summary>The last one.</summary>
    public static readonly long LastSecond =
        (DateTime.MaxValue.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond;

    // UTIME_OMIT of utimensat(2).
    private const long Unchanged = 0x3FFFFFFE;

    private readonly long _seconds = seconds;
    private readonly long _nanoseconds = nanoseconds;

    /// <summary>What utimensat(2) takes for this time; null leaves the file's time alone.</summary>
    public static UnixTime From(DateTime? utc)
    {
        if (utc is not { } time)
        {
            return new(0, Unchanged);
        }

        (long seconds, long ticks) = Math.DivRem((time - DateTime.UnixEpoch).Ticks, TimeSpan.TicksPerSecond);
        return ticks < 0
            ? new(seconds - 1, (ticks + TimeSpan.TicksPerSecond) * 100)
            : new(seconds, ticks * 100);
    }
}
