namespace Ferry.Storage;

/// <summary>Attributes to change; null leaves one as it is.</summary>
public readonly record struct StoreAttributes
{
    /// <summary>Permission bits, 0–07777 octal.</summary>
    public int? Mode { get; init; }

    /// <summary>Time of the last change, UTC.</summary>
    public DateTime? ModifiedUtc { get; init; }

    /// <summary>Time of the last access, UTC.</summary>
    public DateTime? AccessedUtc { get; init; }
}
