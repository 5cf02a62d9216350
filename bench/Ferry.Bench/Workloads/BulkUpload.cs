using System.Globalization;
using Ferry.Bench.Load;
using Ferry.Bench.Processes;

namespace Ferry.Bench.Workloads;

/// <summary>STOR of large new files by several sessions, each as durable as the server makes it by default.</summary>
internal sealed class BulkUpload(int streams, Effort effort, Upload upload) : Workload
{
    private const int WarmUpOctets = 64 << 20;

    private readonly long _octets = streams == 1 ? effort.BulkOctets : effort.BulkOctetsEach(streams);

    public override string Name => $"stor-{streams}";

    public override string Title => string.Create(
        CultureInfo.InvariantCulture, $"STOR of {Sizes.Text(_octets)}, {streams} at once, new files");

    public override Figure Value { get; } = new("MB/s", HigherIsBetter: true);

    public override string CpuUnit => "CPU s/GB";

    public override void WarmUp(RunningServer server, Stage stage) => _ = Run(server, stage, WarmUpOctets);

    public override Sample Measure(RunningServer server, Stage stage) =>
        Throughput(Run(server, stage, _octets), _octets * streams);

    private Metered Run(RunningServer server, Stage stage, long octets)
    {
        stage.ClearUploads();
        Metered metered = Streams.Run(
            server,
            streams,
            _ => SmallUploads.OpenInUploads(server),
            (stream, dialogue) => dialogue.StoreNumbered(stream, 0, upload, octets));
        stage.CheckUploads(streams, octets);
        stage.ClearUploads();
        return metered;
    }
}
