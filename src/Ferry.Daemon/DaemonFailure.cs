namespace Ferry.Daemon;

/// <summary>Why a daemon cannot start or take a new configuration.</summary>
public enum DaemonFailure
{
    /// <summary>The configuration asks for something that does not go together.</summary>
    Configuration,

    /// <summary>A directory or file may not be used.</summary>
    NoPermission,

    /// <summary>An address or port cannot be listened on.</summary>
    Network,

    /// <summary>A directory or file is missing or broken.</summary>
    LocalFiles,
}
