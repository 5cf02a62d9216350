namespace Ferry.Bench.Load;

/// <summary>What a run of streams took.</summary>
/// <param name="Seconds">From the common start to the end of the last stream.</param>
/// <param name="ServerCpuSeconds">Processor time of the server, exited children included.</param>
/// <param name="ClientCpuSeconds">Processor time of the load generator.</param>
internal readonly record struct Metered(double Seconds, double ServerCpuSeconds, double ClientCpuSeconds);
