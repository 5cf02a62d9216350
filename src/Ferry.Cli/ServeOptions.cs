using System.CommandLine;
using Ferry.Accounts;
using Ferry.Daemon.Configuration;

namespace Ferry.Cli;

/// <summary>The options of <c>ferry serve</c>. An option with a value is a setting of the configuration by another
/// name: it is read, checked and described by the same code.</summary>
internal sealed class ServeOptions
{
    private static readonly string[] LogLevels = ["debug", "information", "warning", "error", "none"];

    private readonly List<(Option<string?> Option, string Key)> _settings = [];
    private readonly List<(Option<bool> Option, string Key)> _switches = [];

    private readonly Argument<string?> _directory = new("DIR")
    {
        Description = "The directory to serve (default: the current one).",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _config = new("--config")
    {
        Description = "Configuration file; see docs/configuration.md. SIGHUP reads it again.",
        HelpName = "FILE",
    };

    private readonly Option<string[]> _users = new("--user")
    {
        Description = "Somebody who may log in and do everything. A missing password is generated and printed; other "
            + "users of this machine can see one that is given. Repeatable.",
        HelpName = "NAME[:PASSWORD]",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string[]> _listen = new("--listen")
    {
        Description = "Address to listen on (default: all). Repeatable.",
        HelpName = "ADDRESS",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<bool> _json = new("--json")
    {
        Description = "Print one JSON object a line instead of text.",
    };

    public ServeOptions(Command command)
    {
        command.Arguments.Add(_directory);
        command.Options.Add(_config);
        command.Options.Add(_users);
        Switch(command, "--anonymous", "anonymous", "Let anonymous and ftp in with any password, reading only.");
        Switch(command, "--read-only", "ftp.readOnly", "Nobody writes.");
        command.Options.Add(_listen);
        Value(command, "--port", "N", "ftp.port", "Port to listen on; 0 for any free one (default: 21, else 2121).");
        Value(
            command,
            "--passive-ports",
            "A-B",
            "ftp.passivePorts",
            "Ports for passive data connections (default: 61000-65535, else any).");
        Value(
            command,
            "--passive-address",
            "ADDRESS",
            "ftp.passiveAddress",
            "IPv4 address to tell clients behind a NAT.");
        Value(
            command,
            "--durability",
            "LEVEL",
            "durability",
            "What a completed upload survives: synced (power failure, default), renamed (crash), in-place (nothing).",
            words: ["synced", "renamed", "in-place"]);
        Value(command, "--max-sessions", "N", "ftp.maxSessions", "Sessions in all (default: 10000).");
        Value(
            command,
            "--max-sessions-per-address",
            "N",
            "ftp.maxSessionsPerAddress",
            "Sessions from one address (default: 50).");
        Value(
            command,
            "--idle-timeout",
            "TIME",
            "ftp.idleTimeout",
            "How long a session may be silent, as 90s or 5m (default: 5m).");
        Value(
            command,
            "--drain-timeout",
            "TIME",
            "ftp.drainTimeout",
            "How long a stop waits for running transfers (default: 30s).");
        Value(command, "--xferlog", "FILE", "log.xferlog", "Write a line for each transfer in the format of wu-ftpd.");
        Value(
            command,
            "--log-level",
            "LEVEL",
            "log.level",
            $"The least level to log on standard error: {string.Join(", ", LogLevels)} (default: information).",
            words: LogLevels);
        Value(
            command,
            "--log-format",
            "FORMAT",
            "log.format",
            "How log lines look: text, json, or auto (text on a terminal, default).",
            words: ["auto", "text", "json"]);
        command.Options.Add(_json);
    }

    /// <summary>Whether standard output speaks JSON.</summary>
    public bool IsJson(ParseResult parsed) => parsed.GetValue(_json);

    /// <summary>Turns a parsed command line into a configuration's sources.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="environment">Environment variables.</param>
    /// <param name="generated">Receives the passwords made here, by the names of their users.</param>
    public ConfigurationSources Read(
        ParseResult parsed, IReadOnlyDictionary<string, string> environment, Dictionary<string, string> generated)
    {
        List<ConfigurationOverride> overrides = [];
        if (parsed.GetValue(_directory) is { } directory)
        {
            overrides.Add(new("directory", directory, "DIR"));
        }

        foreach ((Option<bool> option, string key) in _switches)
        {
            if (parsed.GetValue(option))
            {
                overrides.Add(new(key, "true", option.Name));
            }
        }

        foreach ((Option<string?> option, string key) in _settings)
        {
            if (parsed.GetValue(option) is { } value)
            {
                overrides.Add(new(key, value, option.Name));
            }
        }

        if (parsed.GetValue(_listen) is { Length: > 0 } addresses)
        {
            overrides.Add(new("ftp.addresses", string.Join(',', addresses), _listen.Name));
        }

        return new()
        {
            File = parsed.GetValue(_config),
            Environment = environment,
            Overrides = overrides,
            Users = [.. (parsed.GetValue(_users) ?? []).Select(user => User(user, generated))],
            FallbackUser = User("ferry", generated),
        };
    }

    private static ConfiguredAccount User(string text, Dictionary<string, string> generated)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        string name = colon < 0 ? text : text[..colon];
        string password = colon < 0 ? GeneratedPassword.Create() : text[(colon + 1)..];
        if (colon < 0)
        {
            generated.TryAdd(name, password);
            password = generated[name];
        }

        return new() { Name = name, Password = PasswordHash.ForThisProcess(password) };
    }

    private void Switch(Command command, string name, string key, string description)
    {
        Option<bool> option = new(name) { Description = description };
        command.Options.Add(option);
        _switches.Add((option, key));
    }

    private void Value(
        Command command,
        string name,
        string helpName,
        string key,
        string description,
        string[]? words = null)
    {
        Option<string?> option = new(name) { Description = description, HelpName = helpName };
        if (words is not null)
        {
            option.CompletionSources.Add(words);
        }

        command.Options.Add(option);
        _settings.Add((option, key));
    }
}
