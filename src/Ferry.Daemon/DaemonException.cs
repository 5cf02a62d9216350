namespace Ferry.Daemon;

/// <summary>A daemon cannot start or take a new configuration. The message says what is wrong and what to do.</summary>
public sealed class DaemonException(DaemonFailure failure, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>What kind of thing is wrong.</summary>
    public DaemonFailure Failure { get; } = failure;
}
