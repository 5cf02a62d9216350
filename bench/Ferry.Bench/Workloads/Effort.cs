using System.Globalization;

namespace Ferry.Bench.Workloads;

/// <summary>How much work a sample does.</summary>
internal sealed class Effort(bool quick)
{
    /// <summary>A file of the bulk workloads, in octets.</summary>
    public long BulkOctets { get; } = quick ? 64L << 20 : 1L << 30;

    /// <summary>The text of the TYPE A workload, in octets; a whole number of 80-octet lines.</summary>
    public long TextOctets { get; } = (quick ? 16L << 20 : 256L << 20) / 80 * 80;

    /// <summary>How long a workload that counts operations goes on.</summary>
    public TimeSpan RateTime { get; } = TimeSpan.FromSeconds(quick ? 0.5 : 2);

    /// <summary>How many operations it does at most, all streams together: each leaves a port in TIME_WAIT.</summary>
    public int MaxOperations { get; } = quick ? 2_000 : 16_000;

    /// <summary>
    /// What each of several streams uploads: <see cref="BulkOctets"/>, or a quarter of it where that would fill more
    /// than half of the free memory.
    /// </summary>
    public long BulkOctetsEach(int streams) =>
        BulkOctets * streams * 2 <= FreeMemoryOctets() ? BulkOctets : BulkOctets / 4;

    private static long FreeMemoryOctets()
    {
        string line = File.ReadLines("/proc/meminfo")
            .First(line => line.StartsWith("MemAvailable:", StringComparison.Ordinal));
        return long.Parse(line.AsSpan("MemAvailable:".Length).TrimEnd("kB"), CultureInfo.InvariantCulture) << 10;
    }
}
