using System.Globalization;

namespace Ferry.Bench.Workloads;

/// <summary>Sizes as people write them.</summary>
internal static class Sizes
{
    /// <summary>Rounded to the nearest MiB or GiB.</summary>
    public static string Text(long octets) => octets >= 1L << 30
        ? string.Create(CultureInfo.InvariantCulture, $"{octets / (double)(1L << 30):0.##} GiB")
        : string.Create(CultureInfo.InvariantCulture, $"{octets / (double)(1L << 20):0} MiB");
}
