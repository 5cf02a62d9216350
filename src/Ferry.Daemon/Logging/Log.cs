using System.Net;
using Microsoft.Extensions.Logging;

namespace Ferry.Daemon.Logging;

/// <summary>Every log message of the daemon, with ids that stay. What a peer does wrong is a warning at most.</summary>
internal static partial class Log
{
    [LoggerMessage(1001, LogLevel.Information, "Listening on {Address}")]
    public static partial void Listening(this ILogger logger, IPEndPoint address);

    [LoggerMessage(1002, LogLevel.Information, "Stopping: no new sessions, running transfers may finish")]
    public static partial void Draining(this ILogger logger);

    [LoggerMessage(1003, LogLevel.Information, "Stopped")]
    public static partial void Stopped(this ILogger logger);

    [LoggerMessage(1004, LogLevel.Information, "Configuration reloaded; sessions that are logged in keep what they have")]
    public static partial void Reloaded(this ILogger logger);

    [LoggerMessage(1005, LogLevel.Error, "The new configuration is refused, the old one stays: {Problem}")]
    public static partial void ReloadRefused(this ILogger logger, string problem);

    [LoggerMessage(1006, LogLevel.Information, "Removed {Count} files that interrupted uploads had left in {Directory}")]
    public static partial void LeftoversRemoved(this ILogger logger, int count, string directory);

    [LoggerMessage(
        1007,
        LogLevel.Warning,
        "Could not look for files that interrupted uploads had left in {Directory}: {Problem}")]
    public static partial void LeftoversNotRemoved(this ILogger logger, string directory, string problem);

    [LoggerMessage(1008, LogLevel.Warning, "Port {Wanted} cannot be had ({Problem}); using {Used}")]
    public static partial void PortReplaced(this ILogger logger, int wanted, string problem, int used);

    [LoggerMessage(1101, LogLevel.Information, "#{Session} Session from {Remote} to {Local}")]
    public static partial void SessionOpened(this ILogger logger, long session, IPEndPoint remote, IPEndPoint local);

    [LoggerMessage(
        1102,
        LogLevel.Information,
        "#{Session} Session of {User} from {Remote} ended: {Reason}; {Sent} octets sent, {Received} received")]
    public static partial void SessionClosed(
        this ILogger logger, long session, string user, IPEndPoint remote, string reason, long sent, long received);

    [LoggerMessage(1103, LogLevel.Debug, "#{Session} > {Command}")]
    public static partial void CommandReceived(this ILogger logger, long session, string command);

    [LoggerMessage(1104, LogLevel.Debug, "#{Session} < {Reply}")]
    public static partial void ReplySent(this ILogger logger, long session, string reply);

    [LoggerMessage(1105, LogLevel.Information, "#{Session} {User} logged in from {Remote}")]
    public static partial void LoggedIn(this ILogger logger, long session, string user, IPEndPoint remote);

    [LoggerMessage(1106, LogLevel.Information, "#{Session} Anonymous login from {Remote}, who gave {Identity}")]
    public static partial void LoggedInAnonymously(
        this ILogger logger, long session, IPEndPoint remote, string identity);

    [LoggerMessage(1107, LogLevel.Warning, "#{Session} Login of {User} from {Remote} failed")]
    public static partial void LoginFailed(this ILogger logger, long session, string user, IPEndPoint remote);

    [LoggerMessage(1108, LogLevel.Debug, "#{Session} Data connection {Local} - {Remote} opened (passive: {Passive})")]
    public static partial void DataConnectionOpened(
        this ILogger logger, long session, IPEndPoint local, IPEndPoint remote, bool passive);

    [LoggerMessage(1109, LogLevel.Debug, "#{Session} Data connection {Local} - {Remote} closed")]
    public static partial void DataConnectionClosed(
        this ILogger logger, long session, IPEndPoint local, IPEndPoint remote);

    [LoggerMessage(1110, LogLevel.Information, "#{Session} {Verb} {Path}: {Octets} octets in {ElapsedMs} ms, {User}")]
    public static partial void Transferred(
        this ILogger logger, long session, string verb, string path, long octets, long elapsedMs, string user);

    [LoggerMessage(
        1111,
        LogLevel.Warning,
        "#{Session} {Verb} {Path} failed with {Reply} after {Octets} octets and {ElapsedMs} ms, {User}")]
    public static partial void TransferFailed(
        this ILogger logger, long session, string verb, string path, int reply, long octets, long elapsedMs, string user);

    [LoggerMessage(1112, LogLevel.Warning, "#{Session} Refused {Remote}: {Reason}")]
    public static partial void Refused(this ILogger logger, long session, IPEndPoint remote, string reason);

    [LoggerMessage(1113, LogLevel.Warning, "Refused {Remote}: {Reason}")]
    public static partial void ConnectionRefused(this ILogger logger, IPEndPoint remote, string reason);

    [LoggerMessage(1114, LogLevel.Error, "#{Session} Ferry failed and closed the session; this is a bug, please report it")]
    public static partial void Failed(this ILogger logger, long session, Exception exception);
}
