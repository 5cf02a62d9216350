using Ferry.Daemon;

namespace Ferry.Cli;

/// <summary>What <c>ferry serve</c> says on standard output. Nobody reading it is no reason to stop serving.</summary>
internal interface IAnnouncement
{
    /// <summary>The server runs.</summary>
    /// <param name="daemon">The server.</param>
    /// <param name="passwords">Generated passwords by user name; users who are not in it have one already.</param>
    void Ready(FerryDaemon daemon, IReadOnlyDictionary<string, string> passwords);

    /// <summary>The server has stopped.</summary>
    void Stopped();
}
