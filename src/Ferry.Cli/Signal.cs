namespace Ferry.Cli;

/// <summary>What an operator wants of a running command.</summary>
internal enum Signal
{
    /// <summary>SIGTERM, SIGINT (Ctrl-C): end in good order; the second one ends at once.</summary>
    Stop,

    /// <summary>SIGHUP: read the configuration again.</summary>
    Reload,
}
