namespace Ferry.Daemon.Configuration;

/// <summary>One thing that is wrong with a configuration.</summary>
/// <param name="Origin">Where: <c>ferry.json:3:14</c> (line and column count from 1, the column in characters), the
/// environment variable or the option.</param>
/// <param name="Key">Which setting, as <c>ftp.idleTimeout</c>; empty where it concerns the whole.</param>
/// <param name="Problem">What is wrong and what to do about it.</param>
public sealed record ConfigurationError(string Origin, string Key, string Problem)
{
    /// <summary>The error as one line for people. An option is its setting by another name, so that is left
    /// out.</summary>
    public override string ToString() => Key.Length == 0 || Origin.StartsWith('-')
        ? $"{Origin}: {Problem}"
        : $"{Origin}: {Key}: {Problem}";
}
