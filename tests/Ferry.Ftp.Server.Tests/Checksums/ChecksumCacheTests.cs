using Ferry.Ftp.Server.Checksums;
using Ferry.Storage;

namespace Ferry.Ftp.Server.Tests.Checksums;

public class ChecksumCacheTests
{
    private static readonly ChecksumKey Key = new(
        new MemoryStore(), StorePath.Parse("/a"), 1, 2, 3, DateTime.UnixEpoch, ChecksumAlgorithm.Md5, new(0, 3));

    [Fact]
    public void Digest_OfAFileThatDiffersInAnything_IsUnknown()
    {
        ChecksumCache cache = new();
        cache.Add(Key, "digest");
        ChecksumKey[] others =
        [
            Key with { Store = new MemoryStore() }, Key with { Path = StorePath.Parse("/b") }, Key with { Device = 9 },
            Key with { FileId = 9 }, Key with { FileLength = 9 }, Key with { ModifiedUtc = DateTime.UnixEpoch.AddTicks(1) },
            Key with { Algorithm = ChecksumAlgorithm.Sha1 }, Key with { Range = new(1, 3) },
        ];

        Assert.True(cache.TryGet(Key with { Path = StorePath.Parse("/a") }, out string? digest));
        Assert.Equal("digest", digest);
        Assert.All(others, other => Assert.False(cache.TryGet(other, out _)));
    }

    [Fact]
    public void Digest_WhenThereAreTooMany_OldestMakesRoom()
    {
        ChecksumCache cache = new();
        for (int i = 0; i <= ChecksumCache.Capacity; i++)
        {
            cache.Add(Key with { FileLength = i }, "digest");
            cache.Add(Key with { FileLength = i }, "digest");
        }

        Assert.False(cache.TryGet(Key with { FileLength = 0 }, out _));
        Assert.True(cache.TryGet(Key with { FileLength = 1 }, out _));
        Assert.True(cache.TryGet(Key with { FileLength = ChecksumCache.Capacity }, out _));
    }
}
