namespace Ferry.Daemon.Configuration;

/// <summary>A setting, its value and where that came from.</summary>
/// <param name="Key">The setting: <c>ftp.idleTimeout</c>.</param>
/// <param name="Value">The value as a configuration file would have it.</param>
/// <param name="Origin">The place: <c>ferry.json:3:14</c>, <c>--port</c>, <c>default</c>.</param>
public sealed record EffectiveSetting(string Key, string Value, string Origin);
