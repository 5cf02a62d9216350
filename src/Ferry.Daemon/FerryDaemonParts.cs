using Ferry.Network;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ferry.Daemon;

/// <summary>What a daemon is made of. It owns none of it.</summary>
public sealed record FerryDaemonParts
{
    /// <summary>Where connections come from.</summary>
    /// <value>Default: the system's sockets.</value>
    public INetwork Network { get; init; } = new SystemNetwork();

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Who is told what happens.</summary>
    /// <value>Default: nobody.</value>
    public ILogger Logger { get; init; } = NullLogger.Instance;
}
