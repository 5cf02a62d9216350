using Ferry.Testing.Storage;

namespace Ferry.Storage.Tests;

/// <summary>What each level of durability promises, a full disk, and what crashes leave behind.</summary>
public sealed class DurabilityTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Durability.Synced)]
    [InlineData(Durability.Renamed)]
    public async Task Upload_Hidden_LeavesNothingBehind(Durability durability)
    {
        using LocalStore store = Open(durability);
        await using (StoreUpload upload = await store.StartAsync("/a"))
        {
            Assert.StartsWith(".ferry-upload-", Path.GetFileName(Assert.Single(Directory.GetFiles(_directory.Path))));
        }

        Assert.Empty(Directory.GetFiles(_directory.Path));
        await store.PutAsync("/a", "text");
        Assert.Equal([_directory["a"]], Directory.GetFiles(_directory.Path));
    }

    [Fact]
    public async Task Upload_InPlace_IsSeenWhileItGrowsAndStays()
    {
        using LocalStore store = Open(Durability.InPlace);
        await store.PutAsync("/a", "the old text");
        await using (StoreUpload upload = await store.StartAsync("/a"))
        {
            await upload.WriteAsync("new"u8.ToArray(), 0, Token);
            Assert.Equal("new", await store.GetAsync("/a"));
        }

        Assert.Equal("new", await store.GetAsync("/a"));
        await store.PutAsync("/a", "er", WriteMode.Restart, 3);
        Assert.Equal("newer", await store.GetAsync("/a"));
    }

    [Fact]
    public async Task Upload_InPlaceByTwo_SecondIsAskedToComeBack()
    {
        using LocalStore store = Open(Durability.InPlace);
        await using StoreUpload first = await store.StartAsync("/a");

        StoreException failure = await Assert.ThrowsAsync<StoreException>(() => store.StartAsync("/a"));
        Assert.Equal(StoreError.Busy, failure.Error);
    }

    [Fact]
    public async Task Upload_Handle_TakesWhatIsWrittenToIt()
    {
        using LocalStore store = Open(Durability.Synced);
        await using (StoreUpload upload = await store.StartAsync("/a"))
        {
            Assert.SkipWhen(upload.Handle is null, "This system's store hands out no descriptor.");
            RandomAccess.Write(upload.Handle, "past the store"u8, upload.StartOffset);
            await upload.CommitAsync(Token);
        }

        Assert.Equal("past the store", await store.GetAsync("/a"));
        await using StoredFile file = await store.OpenReadAsync(StorePath.Parse("/a"), Token);
        byte[] octets = new byte[4];
        Assert.Equal(4, RandomAccess.Read(file.Handle!, octets, 0));
        Assert.Equal("past"u8.ToArray(), octets);
    }

    [Fact]
    public async Task Upload_ReadOnlyFile_IsRefusedUnlessTheProcessMayWriteIt()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "Root may write everything.");
        using LocalStore store = Open(Durability.Renamed);
        await store.PutAsync("/a", "old");
        await store.SetAttributesAsync(StorePath.Parse("/a"), new() { Mode = 0x124 }, Token);

        StoreException failure = await Assert.ThrowsAsync<StoreException>(() => store.StartAsync("/a"));
        Assert.Equal(StoreError.NotAllowed, failure.Error);
    }

    [Fact]
    public async Task Upload_MoreAnnouncedThanFits_IsRefusedAtOnce()
    {
        using LocalStore store = Open(Durability.Renamed);
        WriteRequest request = new() { Mode = WriteMode.Replace, ExpectedLength = long.MaxValue };

        StoreException failure = await Assert.ThrowsAsync<StoreException>(
            () => store.OpenWriteAsync(StorePath.Parse("/a"), request, Token).AsTask());
        Assert.Equal(StoreError.NoSpace, failure.Error);
        Assert.Empty(Directory.GetFileSystemEntries(_directory.Path));
    }

    [Theory]
    [InlineData(Durability.Synced)]
    [InlineData(Durability.Renamed)]
    public async Task Upload_DiskIsFull_LeavesTheOldFile(Durability durability)
    {
        using SmallDisk disk = SmallDisk.Mount(_directory.Path);
        using LocalStore store = Open(durability);
        await store.PutAsync("/a", "old");
        byte[] megabyte = new byte[1 << 20];
        await using (StoreUpload upload = await store.StartAsync("/a"))
        {
            StoreException failure = await Assert.ThrowsAsync<StoreException>(async () =>
            {
                for (int i = 0; i < SmallDisk.Megabytes + 1; i++)
                {
                    await upload.WriteAsync(megabyte, (long)i * megabyte.Length, Token);
                }
            });
            Assert.Equal(StoreError.NoSpace, failure.Error);
        }

        Assert.Equal("old", await store.GetAsync("/a"));
        Assert.Equal([_directory["a"]], Directory.GetFiles(_directory.Path));
        await store.PutAsync("/a", "new");
        Assert.Equal("new", await store.GetAsync("/a"));
    }

    [Fact]
    public async Task Rename_ToAnotherFileSystem_IsNotSupported()
    {
        Directory.CreateDirectory(_directory["mounted"]);
        using SmallDisk disk = SmallDisk.Mount(_directory["mounted"]);
        using LocalStore store = Open(Durability.Renamed);
        await store.PutAsync("/a", "text");

        StoreException failure = await Assert.ThrowsAsync<StoreException>(
            () => store.RenameAsync(StorePath.Parse("/a"), StorePath.Parse("/mounted/a"), Token).AsTask());
        Assert.Equal(StoreError.NotSupported, failure.Error);
        Assert.Equal("text", await store.GetAsync("/a"));
    }

    [Fact]
    public async Task Translate_AFailureOfTheDescriptor_IsTheStoresOwn()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The numbers are Linux's.");
        using LocalStore store = Open(Durability.Renamed);
        await using StoreUpload upload = await store.StartAsync("/a");

        Assert.Equal(StoreError.NoSpace, upload.Translate(new IOException("full", 28)).Error);
        Assert.Equal(StoreError.QuotaExceeded, upload.Translate(new IOException("quota", 122)).Error);
        Assert.Equal(StoreError.Failed, upload.Translate(new IOException("something else")).Error);
    }

    [Fact]
    public async Task RemoveLeftovers_AfterACrash_RemovesThemAndNothingElse()
    {
        Directory.CreateDirectory(_directory["root/d/e"]);
        Directory.CreateDirectory(_directory["outside"]);
        string[] left = ["root/.ferry-upload-1", "root/d/.ferry-upload-2", "root/d/e/.ferry-upload-3"];
        foreach (string name in (string[])[.. left, "root/d/a", "root/.hidden", "outside/.ferry-upload-4"])
        {
            File.WriteAllText(_directory[name], "text");
        }

        Directory.CreateDirectory(_directory["root/d/.ferry-upload-directory"]);
        if (!OperatingSystem.IsWindows())
        {
            File.CreateSymbolicLink(_directory["root/link"], "../outside");
        }

        foreach (Resolution resolution in (Resolution[])[Resolution.Best, Resolution.Portable])
        {
            foreach (string name in left)
            {
                File.WriteAllText(_directory[name], "text");
            }

            using LocalStore store = new(_directory["root"], options: null, clock: null, resolution);
            Assert.Equal(3, await store.RemoveLeftoversAsync(Token));
            Assert.Equal(0, await store.RemoveLeftoversAsync(Token));
        }

        Assert.All(left, name => Assert.False(File.Exists(_directory[name])));
        Assert.True(File.Exists(_directory["outside/.ferry-upload-4"]));
        Assert.True(File.Exists(_directory["root/.hidden"]));
        Assert.True(File.Exists(_directory["root/d/a"]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RemoveLeftovers_WhileUploadsRun_LeavesThem(bool portable)
    {
        Resolution resolution = portable ? Resolution.Portable : Resolution.Best;
        using LocalStore first = new(_directory.Path, options: null, clock: null, resolution);
        using LocalStore second = new(_directory.Path, options: null, clock: null, resolution);
        await using (StoreUpload upload = await first.StartAsync("/a"))
        {
            await upload.WriteAsync("text"u8.ToArray(), 0, Token);
            Assert.Equal(0, await second.RemoveLeftoversAsync(Token));
            await upload.CommitAsync(Token);
        }

        Assert.Equal("text", await first.GetAsync("/a"));
    }

    [Fact]
    public async Task RemoveLeftovers_ManyUploadsStartMeanwhile_AllArrive()
    {
        using LocalStore store = Open(Durability.Renamed);
        using CancellationTokenSource done = new();
        Task removing = Task.Run(
            async () =>
            {
                while (!done.IsCancellationRequested)
                {
                    await store.RemoveLeftoversAsync(CancellationToken.None);
                }
            },
            Token);
        for (int i = 0; i < 2000; i++)
        {
            await store.PutAsync($"/{i % 10}", $"{i}");
        }

        await done.CancelAsync();
        await removing;
        Assert.Equal(10, (await store.NamesAsync("/")).Length);
    }

    [Fact]
    public async Task RemoveLeftovers_Cancelled_Stops()
    {
        using LocalStore store = Open(Durability.Renamed);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => store.RemoveLeftoversAsync(new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Open_NoSuchDirectory_SaysSo()
    {
        StoreException failure = Assert.Throws<StoreException>(() => new LocalStore(_directory["missing"]));

        Assert.Equal(StoreError.NotFound, failure.Error);
        Assert.Contains(_directory["missing"], failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_TooLong_AreRefused()
    {
        using LocalStore store = Open(Durability.Renamed);
        string name = "/" + new string('a', 256);
        string path = string.Concat(Enumerable.Repeat("/" + new string('a', 250), 20));

        foreach (string tooLong in (string[])[name, path])
        {
            StoreException failure = await Assert.ThrowsAsync<StoreException>(() => store.PutAsync(tooLong, "text"));
            Assert.Equal(StoreError.BadName, failure.Error);
        }
    }

    [Fact]
    public async Task FreeSpace_OfADisk_IsWhatTheSystemSays()
    {
        using LocalStore store = Open(Durability.Renamed);
        using SmallDisk disk = SmallDisk.Mount(_directory.Path);
        using LocalStore small = Open(Durability.Renamed);

        Assert.Equal(SmallDisk.Megabytes << 20, await small.GetFreeSpaceAsync(StorePath.Root, Token));
        await small.PutAsync("/a", new string('a', 1 << 20));
        Assert.Equal((SmallDisk.Megabytes - 1) << 20, await small.GetFreeSpaceAsync(StorePath.Root, Token));
        Assert.True(await store.GetFreeSpaceAsync(StorePath.Root, Token) > 0);
    }

    public void Dispose() => _directory.Dispose();

    private LocalStore Open(Durability durability) => new(_directory.Path, new() { Durability = durability });
}
