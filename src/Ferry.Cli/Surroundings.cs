using System.Collections;
using System.Text;
using Ferry.Network;

namespace Ferry.Cli;

/// <summary>All that a command sees of the world outside: streams, environment, signals, network and clock. Tests bring
/// their own.</summary>
internal sealed record Surroundings
{
    /// <summary>Standard output: what was asked for.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Standard error for what went wrong.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Standard error for the log.</summary>
    public required Stream Log { get; init; }

    /// <summary>Whether a person reads the log as it is written.</summary>
    public bool LogIsTerminal { get; init; }

    /// <summary>Standard input.</summary>
    public required TextReader Input { get; init; }

    /// <summary>Asks for a secret on the terminal, without echo; null where standard input is no terminal.</summary>
    public Func<string, string>? AskSecret { get; init; }

    /// <summary>Environment variables.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Signals from outside.</summary>
    public required ISignals Signals { get; init; }

    /// <summary>Where connections come from.</summary>
    public required INetwork Network { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Those of a real process. Nothing here uses <see cref="Console"/>'s own writers, whose set-up of the
    /// terminal costs start time.</summary>
    public static Surroundings OfThisProcess()
    {
        Stream error = Console.OpenStandardError();
        return new()
        {
            Output = Writer(Console.OpenStandardOutput()),
            Error = Writer(error),
            Log = error,
            LogIsTerminal = !Console.IsErrorRedirected,
            Input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false)),
            AskSecret = Console.IsInputRedirected ? null : Terminal.AskSecret,
            Environment = System.Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(
                variable => (string)variable.Key, variable => (string?)variable.Value ?? string.Empty),
            Signals = new ProcessSignals(),
            Network = new SystemNetwork(),
        };
    }

    private static StreamWriter Writer(Stream stream) => new(stream, new UTF8Encoding(false)) { AutoFlush = true };
}
