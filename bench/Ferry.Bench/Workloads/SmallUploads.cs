using System.Diagnostics;
using Ferry.Bench.Load;
using Ferry.Bench.Processes;

namespace Ferry.Bench.Workloads;

/// <summary>STOR of new 1 KiB files, one after the other, EPSV before each.</summary>
internal sealed class SmallUploads(int sessions, Effort effort, Upload upload) : Workload
{
    private const int FileOctets = 1024;

    public override string Name => $"small-stor-{sessions}";

    public override string Title =>
        $"STOR of new 1 KiB files, EPSV each, {sessions} session{(sessions == 1 ? "" : "s")}";

    public override Figure Value { get; } = new("files/s", HigherIsBetter: true);

    public override string CpuUnit => "CPU µs/file";

    /// <summary>A session that has changed to the folder it may write to.</summary>
    public static FtpDialogue OpenInUploads(RunningServer server)
    {
        FtpDialogue dialogue = FtpDialogue.Open(server.Port, Login.Bench);
        dialogue.Expect(250, "CWD up\r\n"u8);
        return dialogue;
    }

    public override Sample Measure(RunningServer server, Stage stage)
    {
        stage.ClearUploads();
        int files = 0;
        Metered metered = Streams.Run(server, sessions, _ => OpenInUploads(server), (stream, dialogue) =>
        {
            int count = 0;
            long begun = Stopwatch.GetTimestamp();
            while (count < effort.MaxOperations / sessions && Stopwatch.GetElapsedTime(begun) < effort.RateTime)
            {
                dialogue.StoreNumbered(stream, count, upload, FileOctets);
                count++;
            }

            _ = Interlocked.Add(ref files, count);
        });
        stage.CheckUploads(files, FileOctets);
        stage.ClearUploads();
        return Rate(metered, files);
    }
}
