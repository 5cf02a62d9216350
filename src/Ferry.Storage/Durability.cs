namespace Ferry.Storage;

/// <summary>What a committed upload has survived when its commit returns.</summary>
public enum Durability
{
    /// <summary>Power loss: written under a hidden name, synced, renamed over the old file, and the directory
    /// synced.</summary>
    Synced,

    /// <summary>A crash of the server: written under a hidden name and renamed over the old file. The operating system
    /// brings it to the disk in its own time, usually within half a minute.</summary>
    Renamed,

    /// <summary>Nothing: written into the visible file, as most FTP servers do. Readers see it grow, a replaced file is
    /// gone from the first octet on, and what an interrupted upload left can be restarted.</summary>
    InPlace,
}
