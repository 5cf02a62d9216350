namespace Ferry.Daemon.Configuration;

/// <summary>Where a setting was written.</summary>
/// <param name="Text">For people: <c>ferry.json:3:14</c>, <c>environment variable FERRY__FTP__PORT</c>,
/// <c>--port</c>.</param>
/// <param name="BaseDirectory">What relative paths are relative to; null for the current directory.</param>
internal sealed record Origin(string Text, string? BaseDirectory = null)
{
    /// <summary>Nobody wrote it.</summary>
    public static readonly Origin Default = new("default");
}
