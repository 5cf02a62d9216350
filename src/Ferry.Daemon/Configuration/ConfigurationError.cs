namespace Ferry.Daemon.Configuration;

/// <summary>One thing that is wrong with a configuration.</summary>
/// <param name="Origin">Where: <c>ferry.json:3:14</c> (line and column count from 1, the column in characters), the
/// environment variable or the option.</param>
/// <param name="Key">Which setting, as <c>ftp.idleTimeout</c>; empty where it concerns the whole.</param>
/// <param name="Problem">What is wrong and what to do about it.</param>
public sealed record ConfigurationError(string Origin, string Key, string Problem)
{
    /// <summary>The error as one line for people.</summary>
    public override string ToString() => Key.Length == 0 ? $"{Origin}: {Problem}" : $"{Origin}: {Key}: {Problem}";
}
