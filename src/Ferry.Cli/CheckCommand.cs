using System.CommandLine;
using System.Text;
using Ferry.Daemon.Configuration;

namespace Ferry.Cli;

/// <summary><c>ferry check</c>: is a configuration right, and what does it amount to?</summary>
internal static class CheckCommand
{
    public static Command Create(Surroundings surroundings)
    {
        Argument<string?> file = new("CONFIG")
        {
            Description = "The configuration file (default: none, so the environment and the defaults).",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<bool> schema = new("--schema")
        {
            Description = "Print the JSON Schema of configuration files instead.",
        };
        Command command = new("check", "Check a configuration and print every setting, its value and where that comes from.")
        {
            file,
            schema,
        };
        Examples.Add(
            command,
            ("ferry check /etc/ferry.json", "find mistakes before a reload does"),
            ("ferry check", "see all limits and defaults"),
            ("ferry check --schema > ferry.schema.json", "let an editor help with the file"));
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(schema))
            {
                surroundings.Output.Write(SettingsSchema.Write());
                return ExitCode.Done;
            }

            return Run(parsed.GetValue(file), surroundings);
        });
        return command;
    }

    private static int Run(string? file, Surroundings surroundings)
    {
        LoadedConfiguration loaded;
        try
        {
            loaded = ConfigurationFile.Load(new() { File = file, Environment = surroundings.Environment });
        }
        catch (ConfigurationException exception)
        {
            surroundings.Error.WriteLine(exception.Message);
            return ExitCode.Usage;
        }

        surroundings.Output.Write(Table(loaded.Settings));
        string[] problems = [.. MissingDirectories(loaded)];
        Array.ForEach(problems, surroundings.Error.WriteLine);
        return problems.Length == 0 ? ExitCode.Done : ExitCode.Usage;
    }

    private static string Table(IReadOnlyList<EffectiveSetting> settings)
    {
        StringBuilder table = new();
        int keyWidth = settings.Max(setting => setting.Key.Length);
        int valueWidth = Math.Min(24, settings.Max(setting => setting.Value.Length));
        foreach ((string key, string value, string origin) in settings)
        {
            table.Append(key.PadRight(keyWidth)).Append("  ").Append(value.PadRight(valueWidth)).Append("  ").Append(origin)
                .Append('\n');
        }

        return table.ToString();
    }

    // Right in itself, but not on this machine, now.
    private static IEnumerable<string> MissingDirectories(LoadedConfiguration loaded)
    {
        FerryConfiguration configuration = loaded.Configuration;
        (string Key, string? Path)[] directories =
        [
            ("directory", configuration.Directory),
            ("anonymousHome", configuration.Anonymous ? configuration.AnonymousHome : null),
            .. configuration.Users.Select(user => ($"users.{user.Name}.home", user.Home)),
            ("log.xferlog", configuration.XferLog is null ? null : Path.GetDirectoryName(configuration.XferLog)),
        ];
        foreach ((string key, string? path) in directories)
        {
            if (path is not null && !Directory.Exists(path))
            {
                string origin = loaded.Settings.First(setting => setting.Key == key).Origin;
                yield return $"{origin}: {key}: there is no directory {path}; make it or name another";
            }
        }
    }
}
