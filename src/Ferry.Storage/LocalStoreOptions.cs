namespace Ferry.Storage;

/// <summary>How a <see cref="LocalStore"/> keeps files.</summary>
public sealed record LocalStoreOptions
{
    /// <summary>What an upload has survived when it is acknowledged.</summary>
    /// <value>Default <see cref="Durability.Synced"/>: an acknowledged file is there, even after power loss.</value>
    public Durability Durability { get; init; } = Durability.Synced;

    /// <summary>Age from which a hidden upload file counts as left over by a crash on file systems that have no locks;
    /// where there are locks, one that nobody holds is a leftover at any age.</summary>
    /// <value>Default 24 hours: longer than any upload that still moves.</value>
    public TimeSpan LeftoverAge { get; init; } = TimeSpan.FromHours(24);
}
