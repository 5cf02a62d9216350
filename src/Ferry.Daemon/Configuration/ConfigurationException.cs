namespace Ferry.Daemon.Configuration;

/// <summary>A configuration cannot be used. The message has one line for each error.</summary>
public sealed class ConfigurationException(IReadOnlyList<ConfigurationError> errors)
    : Exception(string.Join('\n', errors))
{
    /// <summary>Everything that was found, at least one.</summary>
    public IReadOnlyList<ConfigurationError> Errors { get; } = errors;
}
