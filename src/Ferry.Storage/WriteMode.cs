namespace Ferry.Storage;

/// <summary>What an upload does to a file of its name.</summary>
public enum WriteMode
{
    /// <summary>Replaces it whole on commit (STOR).</summary>
    Replace,

    /// <summary>There must be none, now and on commit: <see cref="StoreError.Exists"/> (STOU).</summary>
    CreateNew,

    /// <summary>Adds at its end, in place; what arrived before a failure stays (APPE).</summary>
    Append,

    /// <summary>Overwrites from the restart offset on, in place, and ends the file where the upload ends (REST, STOR).
    /// What arrived before a failure stays, so that it can be restarted again.</summary>
    Restart,
}
