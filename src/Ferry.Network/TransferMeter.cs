namespace Ferry.Network;

/// <summary>Counts the octets of one transfer; written by the transfer, readable from anywhere.</summary>
public sealed class TransferMeter
{
    private long _octets;

    /// <summary>Octets moved so far.</summary>
    public long Octets => Volatile.Read(ref _octets);

    /// <summary>Adds <paramref name="octets"/>. Only the transfer itself calls this.</summary>
    public void Add(long octets) => Volatile.Write(ref _octets, _octets + octets);
}
