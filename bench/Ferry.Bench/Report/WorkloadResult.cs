using Ferry.Bench.Servers;
using Ferry.Bench.Workloads;

namespace Ferry.Bench.Report;

/// <summary>All samples of one workload, and why some servers have none.</summary>
internal sealed class WorkloadResult(Workload workload)
{
    private readonly Dictionary<FtpServer, List<Sample>> _samples = [];
    private readonly Dictionary<FtpServer, string> _skipped = [];
    private readonly Dictionary<FtpServer, long> _refusals = [];

    public Workload Workload { get; } = workload;

    /// <summary>Servers that were left out, with the reason.</summary>
    public IReadOnlyDictionary<FtpServer, string> Skipped => _skipped;

    /// <summary>How often a server refused EPSV for the moment and was asked again.</summary>
    public IReadOnlyDictionary<FtpServer, long> Refusals => _refusals;

    /// <summary>Servers that took every sample.</summary>
    public IEnumerable<FtpServer> Servers => _samples.Keys.Where(server => !_skipped.ContainsKey(server));

    public void Add(FtpServer server, Sample sample, long refusals)
    {
        if (refusals > 0)
        {
            _refusals[server] = _refusals.GetValueOrDefault(server) + refusals;
        }

        if (!_samples.TryGetValue(server, out List<Sample>? samples))
        {
            _samples[server] = samples = [];
        }

        samples.Add(sample);
    }

    public void Skip(FtpServer server, string reason) => _skipped[server] = reason;

    public IReadOnlyList<Sample> Samples(FtpServer server) => _samples[server];

    public double Median(FtpServer server, Func<Sample, double> figure) => Median(_samples[server].Select(figure));

    /// <summary>The median of the rounds' ratios: both servers ran in the same minute.</summary>
    public double Ratio(FtpServer server, FtpServer reference, Func<Sample, double> figure) =>
        Median(_samples[server].Zip(_samples[reference], (one, other) => figure(one) / figure(other)));

    /// <summary>The peer with the best median; null when no peer took part.</summary>
    public FtpServer? BestPeer(Func<Sample, double> figure, bool higherIsBetter)
    {
        IEnumerable<FtpServer> peers = Servers.Where(server => server.IsPeer);
        return higherIsBetter
            ? peers.MaxBy(server => Median(server, figure))
            : peers.MinBy(server => Median(server, figure));
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
