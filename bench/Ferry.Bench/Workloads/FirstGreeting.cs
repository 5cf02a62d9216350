using Ferry.Bench.Processes;

namespace Ferry.Bench.Workloads;

/// <summary>From the start of the process to its first 220.</summary>
internal sealed class FirstGreeting : Workload
{
    public override string Name => "start";

    public override string Title => "Start of the process to the first 220";

    public override Figure Value { get; } = new("ms", HigherIsBetter: false);

    public override string CpuUnit => "CPU ms";

    public override bool NeedsFreshServer => true;

    public override void WarmUp(RunningServer server, Stage stage)
    {
        // Starting it has warmed what can be warmed.
    }

    public override Sample Measure(RunningServer server, Stage stage) =>
        new(server.TimeToGreeting.TotalMilliseconds, server.SettledCpuSeconds() * 1e3, null);
}
