namespace Ferry.Bench.Workloads;

/// <summary>One measurement, in the units of its workload.</summary>
/// <param name="Value">The figure of merit: a rate, a time or an amount of memory.</param>
/// <param name="ServerCpu">The server's processor time per unit of work.</param>
/// <param name="ClientCpu">The load generator's, per unit of work; null where it does not matter.</param>
internal sealed record Sample(double Value, double ServerCpu, double? ClientCpu);
