using System.Diagnostics;
using System.Text;
using Ferry.Bench.Load;
using Ferry.Bench.Processes;

namespace Ferry.Bench.Workloads;

/// <summary>RETR of 1 KiB files, one after the other, EPSV before each.</summary>
internal sealed class SmallDownloads(int sessions, Effort effort) : Workload
{
    private const int Files = 1000;
    private const int FileOctets = 1024;

    private readonly byte[][] _commands =
        [.. Enumerable.Range(0, Files).Select(file => Encoding.ASCII.GetBytes($"RETR {Stage.FileName(file)}\r\n"))];

    public override string Name => $"small-retr-{sessions}";

    public override string Title => $"RETR of 1 KiB files, EPSV each, {sessions} session{(sessions == 1 ? "" : "s")}";

    public override Figure Value { get; } = new("files/s", HigherIsBetter: true);

    public override string CpuUnit => "CPU µs/file";

    public override void Prepare(Stage stage) => stage.EnsureFolder("small", Files, FileOctets);

    public override Sample Measure(RunningServer server, Stage stage)
    {
        long files = 0;
        Metered metered = Streams.Run(server, sessions, _ => OpenInFolder(server), (stream, dialogue) =>
        {
            int count = 0;
            long begun = Stopwatch.GetTimestamp();
            while (count < effort.MaxOperations / sessions && Stopwatch.GetElapsedTime(begun) < effort.RateTime)
            {
                // Every session starts elsewhere, so that not all ask for the same file at the same time.
                long received = dialogue.Receive(_commands[(count + (stream * Files / sessions)) % Files]);
                if (received != FileOctets)
                {
                    throw new LoadException($"RETR brought {received} octets of {FileOctets}");
                }

                count++;
            }

            _ = Interlocked.Add(ref files, count);
        });
        return Rate(metered, files);
    }

    private static FtpDialogue OpenInFolder(RunningServer server)
    {
        FtpDialogue dialogue = FtpDialogue.Open(server.Port, Login.Bench);
        dialogue.Expect(250, "CWD small\r\n"u8);
        return dialogue;
    }
}
