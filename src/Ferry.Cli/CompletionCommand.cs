using System.CommandLine;

namespace Ferry.Cli;

/// <summary><c>ferry completion</c>: tab completion. The scripts ask the program itself what could come next.</summary>
internal static class CompletionCommand
{
    private const string Bash = """
        _ferry() {
            local IFS=$'\n'
            COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _ferry ferry

        """;

    private const string Zsh = """
        #compdef ferry
        _ferry() {
            local -a words_next
            words_next=("${(@f)$("$words[1]" "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
            compadd -- $words_next
            _files
        }
        compdef _ferry ferry

        """;

    private const string Fish = """
        function __ferry_complete
            set -l line (commandline -cp)
            ferry "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
        end
        complete -c ferry -a "(__ferry_complete)"

        """;

    public static Command Create(Surroundings surroundings)
    {
        Argument<string> shell = new("SHELL") { Description = "bash, zsh or fish." };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish");
        Command command = new("completion", "Print a script that completes ferry's command line in a shell.") { shell };
        Examples.Add(
            command,
            ("source <(ferry completion bash)", "bash or zsh, for this shell; put it into ~/.bashrc to keep it"),
            ("ferry completion fish | source", "fish"));
        command.SetAction(parsed =>
        {
            surroundings.Output.Write(parsed.GetValue(shell) switch
            {
                "bash" => Bash,
                "zsh" => Zsh,
                _ => Fish,
            });
            return ExitCode.Done;
        });
        return command;
    }
}
