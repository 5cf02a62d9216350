using System.Globalization;
using Ferry.Bench.Load;
using Ferry.Bench.Processes;

namespace Ferry.Bench.Workloads;

/// <summary>RETR of one large file by several sessions at once.</summary>
internal sealed class BulkDownload(int streams, int repeats, Effort effort) : Workload
{
    private const int WarmUpOctets = 64 << 20;

    public override string Name => $"retr-{streams}";

    public override string Title => string.Create(
        CultureInfo.InvariantCulture, $"RETR of {Sizes.Text(effort.BulkOctets)}, {streams} at once");

    public override Figure Value { get; } = new("MB/s", HigherIsBetter: true);

    public override string CpuUnit => "CPU s/GB";

    public override void Prepare(Stage stage)
    {
        byte[] pattern = new byte[1 << 20];
        new Random(959).NextBytes(pattern);
        stage.EnsureFile("big", effort.BulkOctets, pattern);
        stage.EnsureFile("warm", WarmUpOctets, pattern);
    }

    public override void WarmUp(RunningServer server, Stage stage) =>
        _ = Run(server, "RETR warm\r\n"u8.ToArray(), WarmUpOctets);

    public override Sample Measure(RunningServer server, Stage stage) =>
        Throughput(Run(server, "RETR big\r\n"u8.ToArray(), effort.BulkOctets), effort.BulkOctets * streams * repeats);

    private Metered Run(RunningServer server, byte[] command, long octets) => Streams.Run(
        server,
        streams,
        _ => FtpDialogue.Open(server.Port, Login.Bench),
        (_, dialogue) =>
        {
            for (int repeat = 0; repeat < repeats; repeat++)
            {
                long received = dialogue.Receive(command);
                if (received != octets)
                {
                    throw new LoadException($"RETR brought {received} octets of {octets}");
                }
            }
        });
}
