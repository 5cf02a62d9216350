using Ferry.Accounts;

namespace Ferry.Daemon.Configuration;

/// <summary>Where a configuration comes from. Later members go before earlier ones. A reload reads the same sources
/// again.</summary>
public sealed record ConfigurationSources
{
    /// <summary>The configuration file, or null for none.</summary>
    public string? File { get; init; }

    /// <summary>Environment variables; those that begin with <c>FERRY__</c> are settings, a double underscore standing
    /// for the dot: <c>FERRY__FTP__IDLETIMEOUT=10m</c>.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Settings from the command line.</summary>
    public IReadOnlyList<ConfigurationOverride> Overrides { get; init; } = [];

    /// <summary>Users from the command line; one replaces a user of the same name from elsewhere.</summary>
    public IReadOnlyList<ConfiguredAccount> Users { get; init; } = [];

    /// <summary>Who may log in where nobody else can: no users and no anonymous FTP.</summary>
    public ConfiguredAccount? FallbackUser { get; init; }
}
