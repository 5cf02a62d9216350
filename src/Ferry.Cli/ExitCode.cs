using Ferry.Daemon;

namespace Ferry.Cli;

/// <summary>What the program ends with; docs/cli.md lists them for users.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The command line or the configuration is wrong.</summary>
    public const int Usage = 2;

    /// <summary>A file or directory may not be used.</summary>
    public const int NoPermission = 4;

    /// <summary>An address or port cannot be listened on.</summary>
    public const int Network = 6;

    /// <summary>A file or directory is missing or broken.</summary>
    public const int LocalFiles = 10;

    public static int For(DaemonFailure failure) => failure switch
    {
        DaemonFailure.Configuration => Usage,
        DaemonFailure.NoPermission => NoPermission,
        DaemonFailure.Network => Network,
        _ => LocalFiles,
    };
}
