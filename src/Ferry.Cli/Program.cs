namespace Ferry.Cli;

/// <summary>The program <c>ferry</c>.</summary>
internal static class Program
{
    private static Task<int> Main(string[] args) => FerryCommand.RunAsync(args, Surroundings.OfThisProcess());
}
