using System.Text.Json;
using Ferry.Bench.Servers;
using Ferry.Bench.Workloads;

namespace Ferry.Bench.Report;

/// <summary>The results for programs: every sample, with medians and ratios beside them.</summary>
internal static class JsonReport
{
    public static void Write(
        Stream output, IEnumerable<(string Name, string Value)> setting, IReadOnlyList<WorkloadResult> results)
    {
        using Utf8JsonWriter json = new(output, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteStartObject("setting");
        foreach ((string name, string value) in setting)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
        json.WriteStartArray("workloads");
        foreach (WorkloadResult result in results)
        {
            WriteWorkload(json, result);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteWorkload(Utf8JsonWriter json, WorkloadResult result)
    {
        Workload workload = result.Workload;
        json.WriteStartObject();
        json.WriteString("name", workload.Name);
        json.WriteString("title", workload.Title);
        json.WriteString("unit", workload.Value.Unit);
        json.WriteBoolean("higherIsBetter", workload.Value.HigherIsBetter);
        json.WriteString("cpuUnit", workload.CpuUnit);
        json.WriteStartObject("servers");
        foreach (FtpServer server in result.Servers)
        {
            json.WriteStartObject(server.Name);
            WriteFigure(json, "value", result, server, sample => sample.Value, workload.Value.HigherIsBetter);
            WriteFigure(json, "serverCpu", result, server, sample => sample.ServerCpu, higherIsBetter: false);
            WriteSamples(json, "clientCpuSamples", result.Samples(server).Select(sample => sample.ClientCpu ?? 0));
            json.WriteNumber("refusedEpsv", result.Refusals.GetValueOrDefault(server));
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartObject("skipped");
        foreach ((FtpServer server, string reason) in result.Skipped)
        {
            json.WriteString(server.Name, reason);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteFigure(
        Utf8JsonWriter json,
        string name,
        WorkloadResult result,
        FtpServer server,
        Func<Sample, double> figure,
        bool higherIsBetter)
    {
        json.WriteNumber(name, Rounded(result.Median(server, figure)));
        if (result.BestPeer(figure, higherIsBetter) is FtpServer best)
        {
            json.WriteString($"{name}BestPeer", best.Name);
            json.WriteNumber($"{name}ToBestPeer", Rounded(result.Ratio(server, best, figure)));
        }

        WriteSamples(json, $"{name}Samples", result.Samples(server).Select(figure));
    }

    private static void WriteSamples(Utf8JsonWriter json, string name, IEnumerable<double> samples)
    {
        json.WriteStartArray(name);
        foreach (double sample in samples)
        {
            json.WriteNumberValue(Rounded(sample));
        }

        json.WriteEndArray();
    }

    /// <summary>More digits than these mean nothing; JSON has no word for what a division by zero gives.</summary>
    private static double Rounded(double value) => double.IsFinite(value) ? Math.Round(value, 4) : 0;
}
