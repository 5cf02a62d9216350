using System.Text;

namespace Ferry.Storage.Tests;

public sealed class LocalListingTests : IDisposable
{
    private const int Files = 10_000;

    // The listing itself, its handle and a path; nothing that grows with the directory.
    private const long MaxAllocatedOctets = 4 * 1024;

    private readonly TemporaryDirectory _directory = new();
    private readonly LocalStore _store;

    public LocalListingTests() => _store = new(_directory.Path);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void TenThousandEntries_AreListedInConstantMemory()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere .NET makes an object of each name.");
        for (int i = 0; i < Files; i++)
        {
            File.WriteAllBytes(_directory[$"file-{i}"], []);
        }

        // The first time fills pools and the owners' names.
        Count();
        long before = GC.GetAllocatedBytesForCurrentThread();
        int count = Count();
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(Files, count);
        Assert.InRange(allocated, 0, MaxAllocatedOctets);
    }

    [Fact]
    public async Task Listing_EntryRemovedMeanwhile_IsLeftOut()
    {
        for (int i = 0; i < 500; i++)
        {
            File.WriteAllBytes(_directory[$"file-{i}"], []);
        }

        int count = 0;
        await using StoreListing listing = await _store.OpenListingAsync(StorePath.Root, Token);
        ReadOnlyMemory<StoreEntry> batch;
        while (!(batch = await listing.ReadAsync(Token)).IsEmpty)
        {
            count += batch.Length;
            foreach (string file in Directory.GetFiles(_directory.Path))
            {
                File.Delete(file);
            }
        }

        Assert.InRange(count, 1, 499);
    }

    [Fact]
    public async Task Listing_Disposed_CannotBeRead()
    {
        StoreListing listing = await _store.OpenListingAsync(StorePath.Root, Token);
        await listing.DisposeAsync();
        await listing.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => listing.ReadAsync(Token).AsTask());
    }

    [Fact]
    public async Task Entry_OfAFile_HasTheSystemsFacts()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells all of them.");
        File.WriteAllText(_directory["a"], "12345");
        DateTime time = new DateTime(2021, 3, 4, 5, 6, 7, DateTimeKind.Utc).AddTicks(1234567);
        File.SetLastWriteTimeUtc(_directory["a"], time);
        StoreEntry entry = await _store.GetEntryAsync(StorePath.Parse("a"), Token);

        Assert.Equal(time, entry.ModifiedUtc);
        Assert.Equal(Environment.UserName, entry.Owner);
        Assert.NotEqual(0ul, entry.FileId);
        Assert.NotEqual(0ul, entry.Device);
        Assert.Equal("a", Encoding.UTF8.GetString(entry.Name.Span));
    }

    public void Dispose()
    {
        _store.Dispose();
        _directory.Dispose();
    }

    // Everything completes at once, so that all of it happens on this thread.
    private int Count()
    {
        int count = 0;
        StoreListing listing = Completed(_store.OpenListingAsync(StorePath.Root, Token));
        ReadOnlyMemory<StoreEntry> batch;
        while (!(batch = Completed(listing.ReadAsync(Token))).IsEmpty)
        {
            count += batch.Length;
        }

        Completed(listing.DisposeAsync());
        return count;
    }

    private static void Completed(ValueTask task) => Assert.True(task.IsCompletedSuccessfully);

    private static T Completed<T>(ValueTask<T> task)
    {
        Assert.True(task.IsCompletedSuccessfully);
        return task.Result;
    }
}
