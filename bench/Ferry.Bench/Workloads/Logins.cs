using System.Diagnostics;
using Ferry.Bench.Load;
using Ferry.Bench.Processes;

namespace Ferry.Bench.Workloads;

/// <summary>Connect, USER, PASS, QUIT, by four clients at once.</summary>
internal sealed class Logins(string name, string who, Login login, Effort effort) : Workload
{
    private const int Clients = 4;

    public override string Name => name;

    public override string Title => $"Logins ({who}): connect, USER, PASS, QUIT, {Clients} clients";

    public override Figure Value { get; } = new("logins/s", HigherIsBetter: true);

    public override string CpuUnit => "CPU µs/login";

    public override Sample Measure(RunningServer server, Stage stage)
    {
        long logins = 0;
        Metered metered = Streams.Run(server, Clients, _ => new MemoryStream(0), (_, _) =>
        {
            int count = 0;
            long begun = Stopwatch.GetTimestamp();
            while (count < effort.MaxOperations / Clients && Stopwatch.GetElapsedTime(begun) < effort.RateTime)
            {
                using FtpDialogue dialogue = FtpDialogue.Open(server.Port);
                dialogue.LogIn(login);
                dialogue.Quit();
                count++;
            }

            _ = Interlocked.Add(ref logins, count);
        });
        return Rate(metered, logins);
    }
}
