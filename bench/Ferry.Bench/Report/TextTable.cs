using System.Globalization;
using Ferry.Bench.Servers;
using Ferry.Bench.Workloads;

namespace Ferry.Bench.Report;

/// <summary>A workload's results for people: a row per server, best first as the figure of merit has it.</summary>
internal static class TextTable
{
    private const string NoValue = "-";

    public static void Write(TextWriter output, WorkloadResult result)
    {
        Workload workload = result.Workload;
        FtpServer? ferry = result.Servers.OfType<FerryServer>().FirstOrDefault();
        FtpServer? best = result.BestPeer(sample => sample.Value, workload.Value.HigherIsBetter);
        FtpServer? bestCpu = result.BestPeer(sample => sample.ServerCpu, higherIsBetter: false);

        List<string[]> rows =
        [
            [
                "", workload.Value.Unit, "min-max", "x ferry", "x best peer",
                workload.CpuUnit, "x ferry", "x best peer", "client CPU",
            ],
        ];
        IOrderedEnumerable<FtpServer> ordered = result.Servers.OrderBy(server =>
            result.Median(server, sample => sample.Value) * (workload.Value.HigherIsBetter ? -1 : 1));
        foreach (FtpServer server in ordered)
        {
            IReadOnlyList<Sample> samples = result.Samples(server);
            rows.Add(
            [
                server.Name,
                Number(result.Median(server, sample => sample.Value)),
                $"{Number(samples.Min(sample => sample.Value))}-{Number(samples.Max(sample => sample.Value))}",
                Ratio(result, server, ferry, sample => sample.Value),
                Ratio(result, server, best, sample => sample.Value),
                Number(result.Median(server, sample => sample.ServerCpu)),
                Ratio(result, server, ferry, sample => sample.ServerCpu),
                Ratio(result, server, bestCpu, sample => sample.ServerCpu),
                samples[0].ClientCpu is null ? NoValue : Number(result.Median(server, sample => sample.ClientCpu ?? 0)),
            ]);
        }

        output.WriteLine();
        string better = workload.Value.HigherIsBetter ? "more" : "less";
        output.WriteLine($"{workload.Name}: {workload.Title} ({better} is better)");
        WriteAligned(output, rows);
        foreach ((FtpServer server, long count) in result.Refusals)
        {
            output.WriteLine($"  {server.Name}: refused EPSV {count} times for the moment and was asked again");
        }

        foreach ((FtpServer server, string reason) in result.Skipped)
        {
            output.WriteLine($"  {server.Name}: {reason}");
        }
    }

    /// <summary>Three significant digits, or all before the point.</summary>
    public static string Number(double value)
    {
        string format = value switch
        {
            >= 100 => "#,0",
            >= 10 => "0.0",
            >= 1 => "0.00",
            _ => "0.000",
        };
        return value.ToString(format, CultureInfo.InvariantCulture);
    }

    private static string Ratio(
        WorkloadResult result, FtpServer server, FtpServer? reference, Func<Sample, double> figure) =>
        reference is null
            ? NoValue
            : result.Ratio(server, reference, figure).ToString("0.00", CultureInfo.InvariantCulture);

    private static void WriteAligned(TextWriter output, List<string[]> rows)
    {
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        foreach (string[] row in rows)
        {
            IEnumerable<string> cells = row.Select((cell, column) =>
                column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]));
            output.WriteLine("  " + string.Join("  ", cells).TrimEnd());
        }
    }
}
