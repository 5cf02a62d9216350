namespace Ferry.Bench.Workloads;

/// <summary>What a column shows: its unit, and which direction is better.</summary>
internal sealed record Figure(string Unit, bool HigherIsBetter);
