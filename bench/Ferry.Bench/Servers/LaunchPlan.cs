namespace Ferry.Bench.Servers;

/// <summary>How to start a server: a program with its arguments, and what is added to its environment.</summary>
internal sealed record LaunchPlan(IReadOnlyList<string> Command)
{
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
}
