using System.Globalization;
using System.Text;
using Ferry.Bench.Load;
using Ferry.Bench.Processes;
using Ferry.Bench.Servers;

namespace Ferry.Bench.Workloads;

/// <summary>LIST or MLSD of a folder with many empty files.</summary>
internal sealed class Listing(string verb, int entries, int repeats) : Workload
{
    private readonly byte[] _command = Encoding.ASCII.GetBytes($"{verb}\r\n");

    public override string Name => $"{(verb == "LIST" ? "list" : "mlsd")}-{entries / 1000}k";

    public override string Title => string.Create(CultureInfo.InvariantCulture, $"{verb} of {entries:N0} entries");

    public override Figure Value { get; } = new("ms", HigherIsBetter: false);

    public override string CpuUnit => "CPU ms";

    public override string? WhyNot(FtpServer server) =>
        server.Abilities.HasFlag(verb == "MLSD" ? Abilities.Mlsd : Abilities.List) ? null : $"it has no {verb}";

    public override void Prepare(Stage stage) => stage.EnsureFolder(Folder, entries, octets: 0);

    public override Sample Measure(RunningServer server, Stage stage)
    {
        Metered metered = Streams.Run(server, 1, _ => OpenInFolder(server), (_, dialogue) =>
        {
            for (int repeat = 0; repeat < repeats; repeat++)
            {
                // Even the shortest line holds the name and its end: fewer octets are a listing cut short.
                long shortest = entries * (Stage.FileName(0).Length + 2L);
                long received = dialogue.Receive(_command);
                if (received < shortest)
                {
                    throw new LoadException($"{verb} brought {received} octets, {entries} entries need {shortest}");
                }
            }
        });
        return new Sample(
            metered.Seconds * 1e3 / repeats,
            metered.ServerCpuSeconds * 1e3 / repeats,
            metered.ClientCpuSeconds * 1e3 / repeats);
    }

    private string Folder => string.Create(CultureInfo.InvariantCulture, $"list-{entries}");

    private FtpDialogue OpenInFolder(RunningServer server)
    {
        FtpDialogue dialogue = FtpDialogue.Open(server.Port, Login.Bench);
        dialogue.Expect(250, Encoding.ASCII.GetBytes($"CWD {Folder}\r\n"));
        return dialogue;
    }
}
