using System.Net;
using Ferry.Accounts;
using Ferry.Ftp.Server;
using Ferry.Storage;
using Microsoft.Extensions.Logging;

namespace Ferry.Daemon.Configuration;

/// <summary>Everything that makes a running Ferry what it is.</summary>
public sealed record FerryConfiguration
{
    /// <summary>The directory that is served to accounts without a home of their own.</summary>
    /// <value>Default: the current directory.</value>
    public string Directory { get; init; } = ".";

    /// <summary>What a completed upload survives.</summary>
    /// <value>Default: a power failure.</value>
    public Durability Durability { get; init; } = Durability.Synced;

    /// <summary>Addresses to listen on; empty for all of this machine's.</summary>
    public IReadOnlyList<IPAddress> Addresses { get; init; } = [];

    /// <summary>The FTP port; 0 for any free one.</summary>
    /// <value>Default null: 21, or 2121 where 21 cannot be had.</value>
    public int? Port { get; init; }

    /// <summary>The FTP server's own options. Its <see cref="FtpServerOptions.Listen"/> is not used: that follows from
    /// <see cref="Addresses"/> and <see cref="Port"/>.</summary>
    public FtpServerOptions Ftp { get; init; } = new();

    /// <summary>Who may log in. No name twice.</summary>
    public IReadOnlyList<ConfiguredAccount> Users { get; init; } = [];

    /// <summary>Whether anonymous FTP is offered, reading only.</summary>
    public bool Anonymous { get; init; }

    /// <summary>What anonymous users see as <c>/</c>; null for <see cref="Directory"/>.</summary>
    public string? AnonymousHome { get; init; }

    /// <summary>The least level that is logged.</summary>
    /// <value>Default: information.</value>
    public LogLevel LogLevel { get; init; } = LogLevel.Information;

    /// <summary>How log lines look.</summary>
    public LogFormat LogFormat { get; init; }

    /// <summary>File that gets an xferlog line for each transfer, or null for none.</summary>
    public string? XferLog { get; init; }
}
