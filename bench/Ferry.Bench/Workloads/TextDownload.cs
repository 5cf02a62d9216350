using System.Globalization;
using System.Text;
using Ferry.Bench.Load;
using Ferry.Bench.Processes;
using Ferry.Bench.Servers;

namespace Ferry.Bench.Workloads;

/// <summary>RETR in TYPE A of a text with LF line ends: every line gains a CR on the way (RFC 959 §3.1.1.1).</summary>
internal sealed class TextDownload(Effort effort) : Workload
{
    private const int LineOctets = 80;

    public override string Name => "ascii";

    public override string Title => string.Create(
        CultureInfo.InvariantCulture,
        $"RETR in TYPE A of {Sizes.Text(effort.TextOctets)}, lines of {LineOctets} octets");

    public override Figure Value { get; } = new("MB/s", HigherIsBetter: true);

    public override string CpuUnit => "CPU s/GB";

    public override string? WhyNot(FtpServer server) =>
        server.Abilities.HasFlag(Abilities.TypeA) ? null : "it has no TYPE A";

    public override void Prepare(Stage stage) => stage.EnsureFile(
        "text", effort.TextOctets, Encoding.ASCII.GetBytes(new string('x', LineOctets - 1) + "\n"));

    public override Sample Measure(RunningServer server, Stage stage)
    {
        long lines = effort.TextOctets / LineOctets;
        Metered metered = Streams.Run(server, 1, _ => OpenInText(server), (_, dialogue) =>
        {
            long received = dialogue.Receive("RETR text\r\n"u8);
            if (received != effort.TextOctets + lines)
            {
                throw new LoadException($"RETR in TYPE A brought {received} octets, not {effort.TextOctets + lines}");
            }
        });
        return Throughput(metered, effort.TextOctets);
    }

    public override void CleanUp(Stage stage) => stage.Remove("text");

    private static FtpDialogue OpenInText(RunningServer server)
    {
        FtpDialogue dialogue = FtpDialogue.Open(server.Port, Login.Bench);
        dialogue.Expect(200, "TYPE A\r\n"u8);
        return dialogue;
    }
}
