using System.Diagnostics.CodeAnalysis;

namespace Ferry.Ftp.Server.Checksums;

/// <summary>The checksums told last, so that a question asked again costs nothing. Shared by all sessions of a server.</summary>
internal sealed class ChecksumCache
{
    /// <summary>How many there are at most; the oldest makes room.</summary>
    public const int Capacity = 1000;

    private readonly Lock _lock = new();
    private readonly Dictionary<ChecksumKey, string> _digests = [];
    private readonly Queue<ChecksumKey> _order = new();

    public bool TryGet(ChecksumKey key, [NotNullWhen(true)] out string? digest)
    {
        lock (_lock)
        {
            return _digests.TryGetValue(key, out digest);
        }
    }

    public void Add(ChecksumKey key, string digest)
    {
        lock (_lock)
        {
            if (!_digests.TryAdd(key, digest))
            {
                return;
            }

            _order.Enqueue(key);
            if (_order.Count > Capacity)
            {
                _digests.Remove(_order.Dequeue());
            }
        }
    }
}
