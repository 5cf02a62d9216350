using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace Ferry.Cli;

/// <summary>The whole command line: <c>ferry</c> and its subcommands.</summary>
internal static class FerryCommand
{
    /// <summary>Runs a command line.</summary>
    /// <returns>The exit code; see <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args, Surroundings surroundings)
    {
        ParseResult parsed = Create(surroundings).Parse(args, new ParserConfiguration
        {
            // A password may begin with @; no argument is ever read from a file.
            ResponseFileTokenReplacer = null,
        });
        if (parsed.Action is ParseErrorAction)
        {
            foreach (ParseError error in parsed.Errors)
            {
                await surroundings.Error.WriteLineAsync($"ferry: {error.Message}");
            }

            await surroundings.Error.WriteLineAsync($"Try '{CommandPath(parsed.CommandResult)} --help'.");
            return ExitCode.Usage;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration
        {
            Output = surroundings.Output,
            Error = surroundings.Error,

            // Commands that run long hear signals themselves; a bug shall show its stack.
            ProcessTerminationTimeout = null,
            EnableDefaultExceptionHandler = false,
        });
    }

    private static RootCommand Create(Surroundings surroundings)
    {
        RootCommand root = new("Ferry: an FTP server that is running before you have read its manual.")
        {
            ServeCommand.Create(surroundings),
            CheckCommand.Create(surroundings),
            UserCommand.Create(surroundings),
            CompletionCommand.Create(surroundings),
        };
        Examples.Add(
            root,
            ("ferry serve", "serve the current directory to one user with a random password"),
            ("ferry serve --help", "see all that can be set"));
        return root;
    }

    private static string CommandPath(CommandResult result) => result.Parent is CommandResult parent
        ? $"{CommandPath(parent)} {result.Command.Name}"
        : "ferry";
}
