using System.Globalization;

namespace Ferry.Bench;

/// <summary>What the command line asks for.</summary>
internal sealed record BenchOptions
{
    public const string Usage = """
        usage: bench/run [--only NAME,...] [--servers NAME,...] [--rounds N] [--quick] [--json] [--list]
          --only NAME,...     these workloads; a name may end in * (default: all)
          --servers NAME,...  these servers (default: all; bare, the floor, only when it is named)
          --rounds N          samples of each, 1 to 99 (default 3; 1 with --quick)
          --quick             smaller files and shorter runs: to see that it works, not to quote
          --json              one JSON document on standard output instead of tables
          --list              the names of workloads and servers
        """;

    public string RepositoryRoot { get; private init; } = Directory.GetCurrentDirectory();

    public IReadOnlyList<string> Only { get; private init; } = [];

    public IReadOnlyList<string> Servers { get; private init; } = [];

    public int? AskedRounds { get; private init; }

    public bool Quick { get; private init; }

    public bool Json { get; private init; }

    public bool List { get; private init; }

    public int Rounds => AskedRounds ?? (Quick ? 1 : 3);

    /// <summary>Reads the command line.</summary>
    /// <exception cref="FormatException">It cannot be understood.</exception>
    public static BenchOptions Parse(string[] arguments)
    {
        BenchOptions options = new();
        for (int index = 0; index < arguments.Length; index++)
        {
            options = arguments[index] switch
            {
                "--root" => options with { RepositoryRoot = Path.GetFullPath(Value()) },
                "--only" => options with { Only = Value().Split(',') },
                "--servers" => options with { Servers = Value().Split(',') },
                "--rounds" => options with { AskedRounds = ParseRounds(Value()) },
                "--quick" => options with { Quick = true },
                "--json" => options with { Json = true },
                "--list" => options with { List = true },
                string unknown => throw new FormatException($"unknown option {unknown}"),
            };

            string Value() => ++index < arguments.Length
                ? arguments[index]
                : throw new FormatException($"{arguments[index - 1]} needs a value");
        }

        return options;
    }

    /// <summary>Whether <paramref name="name"/> is among <paramref name="patterns"/>; none means all.</summary>
    public static bool Selects(IReadOnlyList<string> patterns, string name) =>
        patterns.Count == 0 || patterns.Any(pattern => pattern.EndsWith('*')
            ? name.StartsWith(pattern[..^1], StringComparison.Ordinal)
            : name == pattern);

    private static int ParseRounds(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int rounds) && rounds is >= 1 and <= 99
            ? rounds
            : throw new FormatException($"--rounds takes 1 to 99, not {text}");
}
