using System.Globalization;
using Ferry.Bench.Load;
using Ferry.Bench.Processes;
using Ferry.Bench.Servers;

namespace Ferry.Bench.Workloads;

/// <summary>What a session costs in memory that has logged in and does nothing.</summary>
internal sealed class IdleSessions(int count) : Workload
{
    public override string Name => $"idle-{count}";

    public override string Title => string.Create(
        CultureInfo.InvariantCulture, $"Memory of {count:N0} idle sessions: (PSS with them - PSS before) / {count:N0}");

    public override Figure Value { get; } = new("KiB/session", HigherIsBetter: false);

    public override string CpuUnit => "CPU µs/session";

    public override bool NeedsFreshServer => true;

    public override string? WhyNot(FtpServer server) =>
        count > server.MaxIdleSessions ? "a process per session: not tried" : null;

    public override void WarmUp(RunningServer server, Stage stage)
    {
        // A server that has just been started is what is measured.
    }

    public override Sample Measure(RunningServer server, Stage stage)
    {
        List<FtpDialogue> sessions = new(count);
        try
        {
            // One session before the first look: what the server loads once is not a session's.
            sessions.Add(FtpDialogue.Open(server.Port, Login.Bench));
            double cpuBefore = server.SettledCpuSeconds();
            long before = server.ProportionalSetKib();
            while (sessions.Count <= count)
            {
                sessions.Add(FtpDialogue.Open(server.Port, Login.Bench));
            }

            double cpu = server.SettledCpuSeconds() - cpuBefore;
            return new Sample((server.ProportionalSetKib() - before) / (double)count, cpu * 1e6 / count, null);
        }
        finally
        {
            sessions.ForEach(session => session.Dispose());
        }
    }
}
