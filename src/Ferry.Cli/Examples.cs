using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Ferry.Cli;

/// <summary>Adds examples to the help of a command.</summary>
internal static class Examples
{
    /// <summary>Shows <paramref name="examples"/> below the options.</summary>
    public static void Add(Command command, params (string CommandLine, string Purpose)[] examples)
    {
        HelpOption help = command.Options.OfType<HelpOption>().FirstOrDefault() ?? new HelpOption();
        if (!command.Options.Contains(help))
        {
            command.Options.Add(help);
        }

        help.Action = new HelpWithExamples((SynchronousCommandLineAction)help.Action!, examples);
    }

    private sealed class HelpWithExamples(
        SynchronousCommandLineAction help, (string CommandLine, string Purpose)[] examples) : SynchronousCommandLineAction
    {
        // "ferry serve --no-such --help" shows the help, not the error.
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            int code = help.Invoke(parseResult);
            TextWriter output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach ((string commandLine, string purpose) in examples)
            {
                output.WriteLine($"  {commandLine}");
                output.WriteLine($"      {purpose}");
            }

            return code;
        }
    }
}
