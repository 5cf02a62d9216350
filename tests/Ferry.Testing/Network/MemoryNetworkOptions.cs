namespace Ferry.Testing.Network;

/// <summary>How a <see cref="MemoryNetwork"/> behaves.</summary>
public sealed record MemoryNetworkOptions
{
    /// <summary>Chooses the ports and, with <see cref="RandomSegments"/>, the lengths of segments.</summary>
    public int Seed { get; init; }

    /// <summary>Octets that one direction of a connection holds before its sender must wait, from 1.</summary>
    public int PipeCapacity { get; init; } = 64 * 1024;

    /// <summary>Most octets that one receive delivers, from 1. With 1 every dialogue is cut at each octet.</summary>
    public int SegmentSize { get; init; } = int.MaxValue;

    /// <summary>Each receive delivers a random number of octets from 1 to <see cref="SegmentSize"/>.</summary>
    public bool RandomSegments { get; init; }
}
