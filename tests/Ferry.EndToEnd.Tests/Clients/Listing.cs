using Ferry.EndToEnd.Tests.Processes;

namespace Ferry.EndToEnd.Tests.Clients;

/// <summary>What clients print for <see cref="Deed.ListNames"/>.</summary>
internal static class Listing
{
    /// <summary>The last component of every line: some clients print the directory too, as NLST sends it.</summary>
    public static IEnumerable<string> Names(ProcessOutcome outcome) =>
        outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.TrimEnd('\r').TrimEnd('/'))
            .Select(line => line[(line.LastIndexOf('/') + 1)..]);
}
