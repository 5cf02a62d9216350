using Ferry.Daemon.Configuration;
using Ferry.Network;
using Ferry.Storage;

namespace Ferry.Daemon;

/// <summary>Says in plain words why a daemon cannot start, and what to do.</summary>
internal static class Refusals
{
    /// <summary>The server refused its options, or could not listen.</summary>
    public static DaemonException Server(Exception exception, FerryConfiguration configuration) => exception switch
    {
        NetworkException { Error: NetworkError.AccessDenied } => new(
            DaemonFailure.Network,
            $"Port {configuration.Port} is not allowed to this process (ports below 1024 are the administrator's). "
            + "Take another one: --port 2121.",
            exception),
        NetworkException { Error: NetworkError.AddressInUse } => new(
            DaemonFailure.Network,
            $"Port {configuration.Port} is in use. Stop the program that has it, or take another port: --port 0 finds "
            + "a free one.",
            exception),
        NetworkException { Error: NetworkError.AddressNotAvailable } => new(
            DaemonFailure.Network,
            $"This machine has not all of these addresses: {string.Join(", ", configuration.Addresses)}. "
            + "'ip address' shows those that it has.",
            exception),
        NetworkException => new(DaemonFailure.Network, $"Cannot listen: {exception.Message}", exception),
        _ => new(DaemonFailure.Configuration, exception.Message, exception),
    };

    /// <summary>The served directory cannot be opened.</summary>
    public static DaemonException Directory(string directory, StoreException exception) => exception.Error switch
    {
        StoreError.NotAllowed => new(
            DaemonFailure.NoPermission, $"{directory}: this process may not read the directory.", exception),
        StoreError.NotFound or StoreError.NotADirectory => new(
            DaemonFailure.LocalFiles,
            $"{directory}: there is no such directory; make it or name another.",
            exception),
        _ => new(DaemonFailure.LocalFiles, $"{directory}: {exception.Message}", exception),
    };
}
