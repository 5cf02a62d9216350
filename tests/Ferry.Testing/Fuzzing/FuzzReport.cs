namespace Ferry.Testing.Fuzzing;

/// <summary>What a fuzz run came to.</summary>
/// <param name="Runs">Inputs tried.</param>
/// <param name="Failure">What went wrong and the seed that replays it, or null.</param>
/// <param name="GrownOctets">Managed memory at the end above that after the first quarter.</param>
public sealed record FuzzReport(int Runs, string? Failure, long GrownOctets);
