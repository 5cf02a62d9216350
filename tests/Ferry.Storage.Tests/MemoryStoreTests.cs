using Ferry.Testing.Storage;

namespace Ferry.Storage.Tests;

public sealed class MemoryStoreTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AddFile_WithDirectories_CanBeReadBothWays()
    {
        MemoryStore store = new();
        store.AddFile("/d/e/a", "text");
        store.AddDirectory("/d/f");

        Assert.Equal("text", await store.GetAsync("/d/e/a"));
        Assert.Equal("text"u8.ToArray(), store.ReadFile("d/e/a"));
        Assert.Equal(["e", "f"], await store.NamesAsync("/d"));
        Assert.True(store.Contains("/d/f"));
        Assert.False(store.Contains("/d/g"));
    }

    [Fact]
    public async Task Times_AreTheClocks()
    {
        DateTimeOffset now = new(2026, 5, 6, 7, 8, 9, TimeSpan.Zero);
        MemoryStore store = new(new StoppedClock(now));
        store.AddFile("/a", "text");

        Assert.Equal(now.UtcDateTime, (await store.GetEntryAsync(StorePath.Parse("/a"), Token)).ModifiedUtc);
    }

    [Fact]
    public async Task Quota_Exceeded_LeavesTheOldFile()
    {
        MemoryStore store = new(quota: 10);
        await store.PutAsync("/a", "12345");
        await QuotaExceededAsync(() => store.PutAsync("/a", "123456"));

        Assert.Equal("12345", await store.GetAsync("/a"));
        Assert.Equal(5, await store.GetFreeSpaceAsync(StorePath.Root, Token));
    }

    [Fact]
    public async Task Quota_UploadsAtOnce_NeverExceedItTogether()
    {
        MemoryStore store = new(quota: 1000);
        int stored = 0;
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(
            async () =>
            {
                try
                {
                    await store.PutAsync($"/{i}", new string('a', 100));
                    Interlocked.Increment(ref stored);
                }
                catch (StoreException failure) when (failure.Error == StoreError.QuotaExceeded)
                {
                    // There is room for ten.
                }
            },
            Token)));

        Assert.InRange(stored, 0, 10);
        Assert.Equal(1000 - (stored * 100), await store.GetFreeSpaceAsync(StorePath.Root, Token));
    }

    [Fact]
    public async Task Quota_EverythingRemoved_IsFreeAgain()
    {
        MemoryStore store = new(quota: 20);
        await store.PutAsync("/a", "12345");
        await store.PutAsync("/a", "1234567", WriteMode.Append);
        await store.PutAsync("/a", "123", WriteMode.Restart, 2);
        Assert.Equal(15, await store.GetFreeSpaceAsync(StorePath.Root, Token));
        await using (StoreUpload appending = await store.StartAsync("/a", WriteMode.Append))
        {
            await appending.WriteAsync("678"u8.ToArray(), 5, Token);
            await store.RemoveAsync(StorePath.Parse("/a"), directory: false, Token);
            await appending.WriteAsync("9"u8.ToArray(), 8, Token);
            Assert.Equal(11, await store.GetFreeSpaceAsync(StorePath.Root, Token));
        }

        await using (StoreUpload given = await store.StartAsync("/b"))
        {
            await given.WriteAsync("12345"u8.ToArray(), 0, Token);
            Assert.Equal(15, await store.GetFreeSpaceAsync(StorePath.Root, Token));
        }

        Assert.Equal(20, await store.GetFreeSpaceAsync(StorePath.Root, Token));
    }

    [Fact]
    public async Task Quota_MoreAnnouncedThanFits_IsRefusedAtOnce()
    {
        MemoryStore store = new(quota: 10);
        WriteRequest request = new() { Mode = WriteMode.Replace, ExpectedLength = 11 };

        await QuotaExceededAsync(() => store.OpenWriteAsync(StorePath.Parse("/a"), request, Token).AsTask());
    }

    [Fact]
    public async Task Append_WhileRead_ReaderKeepsItsVersion()
    {
        MemoryStore store = new();
        store.AddFile("/a", "one");
        await using StoredFile reader = await store.OpenReadAsync(StorePath.Parse("/a"), Token);
        await store.PutAsync("/a", " two", WriteMode.Append);
        await store.PutAsync("/a", "ONE", WriteMode.Restart);

        Assert.Equal("one", await reader.ReadAllAsync());
        Assert.Equal("ONE", await store.GetAsync("/a"));
    }

    private static async Task QuotaExceededAsync(Func<Task> operation)
    {
        StoreException failure = await Assert.ThrowsAsync<StoreException>(operation);
        Assert.Equal(StoreError.QuotaExceeded, failure.Error);
    }
}
