using Ferry.Storage;
using Xunit;

namespace Ferry.Testing.Storage;

/// <content>Uploads.</content>
public abstract partial class FileStoreContract
{
    [Fact]
    public async Task Replace_NewFile_HoldsWhatWasWritten()
    {
        await PutAsync("/a", "hello");

        Assert.Equal("hello", await GetAsync("/a"));
        Assert.Equal(5, (await EntryAsync("/a")).Size);
    }

    [Fact]
    public async Task Replace_EmptyUpload_MakesAnEmptyFile()
    {
        await PutAsync("/a", "");

        Assert.Equal("", await GetAsync("/a"));
    }

    [Fact]
    public async Task Replace_LongerFileThere_IsReplacedWhole()
    {
        await PutAsync("/a", "a long text");
        await PutAsync("/a", "short");

        Assert.Equal("short", await GetAsync("/a"));
    }

    [Fact]
    public async Task Replace_NotCommitted_IsNotSeen()
    {
        Assert.SkipUnless(HidesUploads, "This store writes in place.");
        await using (StoreUpload upload = await StartAsync("/a"))
        {
            await WriteAsync(upload, "half");
            Assert.Empty(await NamesAsync("/"));
        }

        Assert.Empty(await NamesAsync("/"));
        await FailsAsync(StoreError.NotFound, () => GetAsync("/a"));
    }

    [Fact]
    public async Task Replace_NotCommitted_LeavesTheOldFile()
    {
        Assert.SkipUnless(HidesUploads, "This store writes in place.");
        await PutAsync("/a", "old");
        await using (StoreUpload upload = await StartAsync("/a"))
        {
            await WriteAsync(upload, "new and half");
            Assert.Equal("old", await GetAsync("/a"));
        }

        Assert.Equal("old", await GetAsync("/a"));
    }

    [Fact]
    public async Task Replace_WhileRead_ReaderKeepsItsVersion()
    {
        Assert.SkipUnless(HidesUploads, "This store writes in place.");
        await PutAsync("/a", "old");
        await using StoredFile reader = await Store.OpenReadAsync(StorePath.Parse("/a"), Token);
        await PutAsync("/a", "newer");

        Assert.Equal(3, reader.Length);
        Assert.Equal("old", await reader.ReadAllAsync());
        Assert.Equal("newer", await GetAsync("/a"));
    }

    [Fact]
    public async Task Replace_TwoWriters_LastToCompleteWinsWhole()
    {
        Assert.SkipUnless(HidesUploads, "This store writes in place.");
        await using StoreUpload first = await StartAsync("/a");
        await using StoreUpload second = await StartAsync("/a");
        await WriteAsync(first, "the first, which is longer");
        await WriteAsync(second, "the second");
        await second.CommitAsync(Token);
        await first.CommitAsync(Token);

        Assert.Equal("the first, which is longer", await GetAsync("/a"));
        Assert.Equal(["a"], await NamesAsync("/"));
    }

    [Fact]
    public async Task Replace_Existing_KeepsItsMode()
    {
        Assert.SkipUnless(KeepsModes, "This store knows no modes.");
        await PutAsync("/a", "old");
        await Store.SetAttributesAsync(StorePath.Parse("/a"), new() { Mode = 0x1A0 }, Token);
        await PutAsync("/a", "new");

        Assert.Equal(0x1A0, (await EntryAsync("/a")).Mode);
    }

    [Fact]
    public async Task Upload_NewFile_HasTheModeAskedFor()
    {
        Assert.SkipUnless(KeepsModes, "This store knows no modes.");
        foreach (WriteMode mode in (WriteMode[])[WriteMode.Replace, WriteMode.CreateNew, WriteMode.Append])
        {
            StorePath path = StorePath.Parse("/" + mode);
            WriteRequest request = new() { Mode = mode, CreateMode = 0x1B6 };
            await using StoreUpload upload = await Store.OpenWriteAsync(path, request, Token);
            await upload.CommitAsync(Token);

            Assert.Equal(0x1B6, (await Store.GetEntryAsync(path, Token)).Mode);
        }
    }

    [Fact]
    public async Task Upload_WrittenInPieces_IsOneFile()
    {
        await using (StoreUpload upload = await StartAsync("/a"))
        {
            byte[] piece = new byte[100_000];
            for (int i = 0; i < 20; i++)
            {
                piece.AsSpan().Fill((byte)i);
                await upload.WriteAsync(piece, i * piece.Length, Token);
            }

            await upload.CommitAsync(Token);
        }

        await using StoredFile file = await Store.OpenReadAsync(StorePath.Parse("/a"), Token);
        byte[] last = new byte[10];
        Assert.Equal(2_000_000, file.Length);
        Assert.Equal(10, await file.ReadAsync(last, 1_999_990, Token));
        Assert.All(last, static octet => Assert.Equal(19, octet));
        Assert.Equal(0, await file.ReadAsync(last, 2_000_000, Token));
    }

    [Fact]
    public async Task Upload_Cancelled_IsNotCommitted()
    {
        Assert.SkipUnless(HidesUploads, "This store writes in place.");
        await using (StoreUpload upload = await StartAsync("/a"))
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => upload.CommitAsync(Cancelled).AsTask());
        }

        Assert.Empty(await NamesAsync("/"));
    }

    [Fact]
    public async Task Upload_DirectoryOfThatName_IsRefused()
    {
        await MakeDirectoryAsync("/d");

        foreach (WriteMode mode in (WriteMode[])[WriteMode.Replace, WriteMode.Append, WriteMode.Restart])
        {
            await FailsAsync(StoreError.NotAFile, () => StartAsync("/d", mode));
        }
    }

    [Fact]
    public async Task Upload_ToTheRoot_IsRefused() =>
        await FailsAsync(StoreError.NotAFile, () => StartAsync("/"));

    [Fact]
    public async Task Upload_WithoutParent_IsRefused()
    {
        await PutAsync("/file", "text");

        foreach (WriteMode mode in Enum.GetValues<WriteMode>())
        {
            await FailsAsync(StoreError.NotFound, () => StartAsync("/no/a", mode));
            await FailsAsync(StoreError.NotADirectory, () => StartAsync("/file/a", mode));
        }
    }

    [Fact]
    public async Task CreateNew_NameIsFree_MakesTheFile()
    {
        await PutAsync("/a", "new", WriteMode.CreateNew);

        Assert.Equal("new", await GetAsync("/a"));
    }

    [Fact]
    public async Task CreateNew_NameIsTaken_IsRefused()
    {
        await PutAsync("/a", "old");
        await MakeDirectoryAsync("/d");

        await FailsAsync(StoreError.Exists, () => StartAsync("/a", WriteMode.CreateNew));
        await FailsAsync(StoreError.Exists, () => StartAsync("/d", WriteMode.CreateNew));
    }

    [Fact]
    public async Task CreateNew_NameIsTakenMeanwhile_LeavesTheOther()
    {
        Assert.SkipUnless(HidesUploads, "This store takes the name at once.");
        await using (StoreUpload upload = await StartAsync("/a", WriteMode.CreateNew))
        {
            await WriteAsync(upload, "late");
            await PutAsync("/a", "early");
            await FailsAsync(StoreError.Exists, () => upload.CommitAsync(Token).AsTask());
        }

        Assert.Equal("early", await GetAsync("/a"));
        Assert.Equal(["a"], await NamesAsync("/"));
    }

    [Fact]
    public async Task Append_Existing_AddsAtItsEnd()
    {
        await PutAsync("/a", "one ");
        await PutAsync("/a", "two", WriteMode.Append);

        Assert.Equal("one two", await GetAsync("/a"));
    }

    [Fact]
    public async Task Append_Missing_MakesTheFile()
    {
        await PutAsync("/a", "one", WriteMode.Append);

        Assert.Equal("one", await GetAsync("/a"));
    }

    [Fact]
    public async Task Append_StartOffset_IsTheLength()
    {
        await PutAsync("/a", "12345");
        await using StoreUpload upload = await StartAsync("/a", WriteMode.Append);

        Assert.Equal(5, upload.StartOffset);
    }

    [Fact]
    public async Task Append_NotCommitted_KeepsWhatArrived()
    {
        await PutAsync("/a", "one ");
        await using (StoreUpload upload = await StartAsync("/a", WriteMode.Append))
        {
            await WriteAsync(upload, "tw");
        }

        Assert.Equal("one tw", await GetAsync("/a"));
    }

    [Fact]
    public async Task Append_SecondWriter_IsAskedToComeBack()
    {
        await PutAsync("/a", "one");
        await using StoreUpload first = await StartAsync("/a", WriteMode.Append);
        await FailsAsync(StoreError.Busy, () => StartAsync("/a", WriteMode.Append));
        await FailsAsync(StoreError.Busy, () => StartAsync("/a", WriteMode.Restart, 1));
        await first.CommitAsync(Token);

        await PutAsync("/a", " two", WriteMode.Append);
        Assert.Equal("one two", await GetAsync("/a"));
    }

    [Fact]
    public async Task Restart_InTheMiddle_OverwritesFromThere()
    {
        await PutAsync("/a", "0123456789");
        await PutAsync("/a", "abc", WriteMode.Restart, 4);

        Assert.Equal("0123abc", await GetAsync("/a"));
    }

    [Fact]
    public async Task Restart_AtTheEnd_Continues()
    {
        await PutAsync("/a", "01234");
        await PutAsync("/a", "56789", WriteMode.Restart, 5);

        Assert.Equal("0123456789", await GetAsync("/a"));
    }

    [Fact]
    public async Task Restart_BeyondTheEnd_IsRefusedAndLeavesTheFile()
    {
        await PutAsync("/a", "01234");

        await FailsAsync(StoreError.NotSupported, () => StartAsync("/a", WriteMode.Restart, 6));
        Assert.Equal("01234", await GetAsync("/a"));
    }

    [Fact]
    public async Task Restart_MissingFile_IsNotFound() =>
        await FailsAsync(StoreError.NotFound, () => StartAsync("/a", WriteMode.Restart, 6));

    [Fact]
    public async Task Restart_NotCommitted_KeepsWhatArrived()
    {
        await PutAsync("/a", "0123456789");
        await using (StoreUpload upload = await StartAsync("/a", WriteMode.Restart, 2))
        {
            await WriteAsync(upload, "ab");
        }

        Assert.Equal("01ab", await GetAsync("/a"));
    }

    [Fact]
    public async Task Uploads_ManyAtOnce_AllArrive()
    {
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => PutAsync($"/{i}", $"text {i}")));

        Assert.Equal(100, (await NamesAsync("/")).Length);
        Assert.Equal("text 77", await GetAsync("/77"));
    }
}
