namespace Ferry.Daemon.Configuration;

/// <summary>A setting from the command line, which goes before environment and file.</summary>
/// <param name="Key">The setting: <c>ftp.port</c>.</param>
/// <param name="Text">The value as it was written; lists are separated by commas.</param>
/// <param name="Option">The option, for messages: <c>--port</c>.</param>
public sealed record ConfigurationOverride(string Key, string Text, string Option);
