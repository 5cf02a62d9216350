namespace Ferry.Bench.Load;

/// <summary>A server did not do what the workload asked: the sample is void, the run goes on.</summary>
internal sealed class LoadException(string message) : Exception(message);
