using System.Text;
using Ferry.Storage;
using Xunit;

namespace Ferry.Testing.Storage;

/// <content>Reading, listing, directories, renaming, attributes.</content>
public abstract partial class FileStoreContract
{
    [Fact]
    public async Task GetEntry_Root_IsADirectoryNamedSlash()
    {
        StoreEntry entry = await EntryAsync("/");

        Assert.Equal(EntryKind.Directory, entry.Kind);
        Assert.Equal("/"u8, entry.Name.Span);
    }

    [Fact]
    public async Task GetEntry_File_TellsItsFacts()
    {
        await MakeDirectoryAsync("/d");
        await PutAsync("/d/a", "12345");
        StoreEntry entry = await EntryAsync("/d/a");

        Assert.Equal("a"u8, entry.Name.Span);
        Assert.Equal(EntryKind.File, entry.Kind);
        Assert.Equal(5, entry.Size);
        Assert.Equal(DateTimeKind.Utc, entry.ModifiedUtc.Kind);
        Assert.Equal(1u, entry.Links);
        Assert.NotEmpty(entry.Owner);
        Assert.NotEmpty(entry.Group);
        Assert.True(entry.Readable);
        Assert.True(entry.Writable);
        Assert.False(entry.IsLink);
    }

    [Fact]
    public async Task GetEntry_TwoFiles_AreToldApart()
    {
        await PutAsync("/a", "");
        await PutAsync("/b", "");
        StoreEntry a = await EntryAsync("/a");
        StoreEntry b = await EntryAsync("/b");
        StoreEntry again = await EntryAsync("/a");

        Assert.NotEqual((a.Device, a.FileId), (b.Device, b.FileId));
        Assert.Equal((a.Device, a.FileId), (again.Device, again.FileId));
    }

    [Fact]
    public async Task Missing_Everywhere_IsNotFound()
    {
        StorePath path = StorePath.Parse("/missing");

        await FailsAsync(StoreError.NotFound, () => EntryAsync("/missing"));
        await FailsAsync(StoreError.NotFound, () => GetAsync("/missing"));
        await FailsAsync(StoreError.NotFound, () => NamesAsync("/missing"));
        await FailsAsync(StoreError.NotFound, () => Store.RemoveAsync(path, directory: false, Token).AsTask());
        await FailsAsync(StoreError.NotFound, () => Store.RemoveAsync(path, directory: true, Token).AsTask());
        await FailsAsync(
            StoreError.NotFound, () => Store.RenameAsync(path, StorePath.Parse("/b"), Token).AsTask());
        await FailsAsync(
            StoreError.NotFound,
            () => Store.SetAttributesAsync(path, new() { ModifiedUtc = DateTime.UnixEpoch }, Token).AsTask());
        await FailsAsync(StoreError.NotFound, () => Store.GetFreeSpaceAsync(path, Token).AsTask());
    }

    [Fact]
    public async Task OpenRead_Directory_IsRefused()
    {
        await MakeDirectoryAsync("/d");

        await FailsAsync(StoreError.NotAFile, () => GetAsync("/d"));
        await FailsAsync(StoreError.NotAFile, () => GetAsync("/"));
    }

    [Fact]
    public async Task OpenRead_ThroughAFile_IsNotADirectory()
    {
        await PutAsync("/a", "text");

        await FailsAsync(StoreError.NotADirectory, () => GetAsync("/a/b"));
    }

    [Fact]
    public async Task OpenRead_ThenRemoved_CanStillBeRead()
    {
        await PutAsync("/a", "text");
        await using StoredFile file = await Store.OpenReadAsync(StorePath.Parse("/a"), Token);
        await Store.RemoveAsync(StorePath.Parse("/a"), directory: false, Token);

        Assert.Equal("text", await file.ReadAllAsync());
    }

    [Fact]
    public async Task Listing_File_IsNotADirectory()
    {
        await PutAsync("/a", "text");

        await FailsAsync(StoreError.NotADirectory, () => NamesAsync("/a"));
    }

    [Fact]
    public async Task Listing_EmptyDirectory_IsEmpty() => Assert.Empty(await NamesAsync("/"));

    [Fact]
    public async Task Listing_ManyEntries_HasEachOnce()
    {
        for (int i = 0; i < 1000; i++)
        {
            await MakeDirectoryAsync($"/{i:D4}");
        }

        Assert.Equal(Enumerable.Range(0, 1000).Select(static i => $"{i:D4}"), await NamesAsync("/"));
    }

    [Fact]
    public async Task Listing_Entries_HaveTheSameFactsAsGetEntry()
    {
        await PutAsync("/a", "12345");
        await using StoreListing listing = await Store.OpenListingAsync(StorePath.Root, Token);
        StoreEntry listed = (await listing.ReadAsync(Token)).Span[0];
        StoreEntry asked = await EntryAsync("/a");

        Assert.Equal(asked with { Name = default }, listed with { Name = default });
        Assert.Equal(asked.Name.Span, listed.Name.Span);
    }

    [Fact]
    public async Task MakeDirectory_NameIsTaken_IsRefused()
    {
        await PutAsync("/a", "text");
        await MakeDirectoryAsync("/d");

        await FailsAsync(StoreError.Exists, () => MakeDirectoryAsync("/a"));
        await FailsAsync(StoreError.Exists, () => MakeDirectoryAsync("/d"));
        await FailsAsync(StoreError.Exists, () => MakeDirectoryAsync("/"));
    }

    [Fact]
    public async Task MakeDirectory_WithoutParent_IsRefused() =>
        await FailsAsync(StoreError.NotFound, () => MakeDirectoryAsync("/no/d"));

    [Fact]
    public async Task MakeDirectory_Mode_IsTheOneAskedFor()
    {
        Assert.SkipUnless(KeepsModes, "This store knows no modes.");
        await Store.MakeDirectoryAsync(StorePath.Parse("/d"), 0x1FF, Token);

        Assert.Equal(0x1FF, (await EntryAsync("/d")).Mode & 0x1FF);
    }

    [Fact]
    public async Task Remove_File_IsGone()
    {
        await PutAsync("/a", "text");
        await Store.RemoveAsync(StorePath.Parse("/a"), directory: false, Token);

        Assert.Empty(await NamesAsync("/"));
    }

    [Fact]
    public async Task Remove_EmptyDirectory_IsGone()
    {
        await MakeDirectoryAsync("/d");
        await Store.RemoveAsync(StorePath.Parse("/d"), directory: true, Token);

        Assert.Empty(await NamesAsync("/"));
    }

    [Fact]
    public async Task Remove_DirectoryWithEntries_IsRefused()
    {
        await MakeDirectoryAsync("/d");
        await PutAsync("/d/a", "text");

        await FailsAsync(
            StoreError.NotEmpty, () => Store.RemoveAsync(StorePath.Parse("/d"), directory: true, Token).AsTask());
    }

    [Fact]
    public async Task Remove_OtherKindThanSaid_IsRefused()
    {
        await MakeDirectoryAsync("/d");
        await PutAsync("/a", "text");

        await FailsAsync(
            StoreError.NotAFile, () => Store.RemoveAsync(StorePath.Parse("/d"), directory: false, Token).AsTask());
        await FailsAsync(
            StoreError.NotADirectory, () => Store.RemoveAsync(StorePath.Parse("/a"), directory: true, Token).AsTask());
    }

    [Fact]
    public async Task Root_RemovedOrRenamed_IsRefused()
    {
        await MakeDirectoryAsync("/d");
        StorePath other = StorePath.Parse("/d");

        await FailsAsync(
            StoreError.NotAllowed, () => Store.RemoveAsync(StorePath.Root, directory: true, Token).AsTask());
        await FailsAsync(StoreError.NotAllowed, () => Store.RenameAsync(StorePath.Root, other, Token).AsTask());
        await FailsAsync(StoreError.NotAllowed, () => Store.RenameAsync(other, StorePath.Root, Token).AsTask());
    }

    [Fact]
    public async Task Rename_File_MovesIt()
    {
        await MakeDirectoryAsync("/d");
        await PutAsync("/a", "text");
        await RenameAsync("/a", "/d/b");

        Assert.Equal(["d"], await NamesAsync("/"));
        Assert.Equal("text", await GetAsync("/d/b"));
    }

    [Fact]
    public async Task Rename_OverAFile_ReplacesIt()
    {
        await PutAsync("/a", "new");
        await PutAsync("/b", "old");
        await RenameAsync("/a", "/b");

        Assert.Equal(["b"], await NamesAsync("/"));
        Assert.Equal("new", await GetAsync("/b"));
    }

    [Fact]
    public async Task Rename_Directory_MovesWhatItHolds()
    {
        await MakeDirectoryAsync("/d");
        await PutAsync("/d/a", "text");
        await RenameAsync("/d", "/e");

        Assert.Equal("text", await GetAsync("/e/a"));
        await FailsAsync(StoreError.NotFound, () => GetAsync("/d/a"));
    }

    [Fact]
    public async Task Rename_OntoOtherKindOrDirectory_IsRefused()
    {
        await MakeDirectoryAsync("/d");
        await MakeDirectoryAsync("/e");
        await PutAsync("/a", "text");

        await FailsAsync(StoreError.Exists, () => RenameAsync("/a", "/d"));
        await FailsAsync(StoreError.Exists, () => RenameAsync("/d", "/a"));
        await FailsAsync(StoreError.Exists, () => RenameAsync("/d", "/e"));
    }

    [Fact]
    public async Task Rename_IntoItself_IsRefused()
    {
        await MakeDirectoryAsync("/d");

        await FailsAsync(StoreError.NotAllowed, () => RenameAsync("/d", "/d/e"));
    }

    [Fact]
    public async Task Rename_ToItsOwnName_ChangesNothing()
    {
        await PutAsync("/a", "text");
        await RenameAsync("/a", "/a");

        Assert.Equal("text", await GetAsync("/a"));
    }

    [Fact]
    public async Task Rename_ToNoDirectory_IsRefused()
    {
        await PutAsync("/a", "text");

        await FailsAsync(StoreError.NotFound, () => RenameAsync("/a", "/no/b"));
        Assert.Equal("text", await GetAsync("/a"));
    }

    [Fact]
    public async Task SetAttributes_Modified_IsKeptToTheSecond()
    {
        await PutAsync("/a", "text");
        await MakeDirectoryAsync("/d");
        DateTime beforeTheEpoch = new(1969, 7, 20, 20, 17, 40, DateTimeKind.Utc);
        foreach (DateTime time in (DateTime[])[new(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc), beforeTheEpoch])
        {
            await Store.SetAttributesAsync(StorePath.Parse("/a"), new() { ModifiedUtc = time }, Token);
            await Store.SetAttributesAsync(StorePath.Parse("/d"), new() { ModifiedUtc = time }, Token);

            Assert.Equal(time, (await EntryAsync("/a")).ModifiedUtc);
            Assert.Equal(time, (await EntryAsync("/d")).ModifiedUtc);
        }
    }

    [Fact]
    public async Task SetAttributes_Mode_LeavesTheTimeAlone()
    {
        Assert.SkipUnless(KeepsModes, "This store knows no modes.");
        DateTime time = new(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);
        await PutAsync("/a", "text");
        await Store.SetAttributesAsync(StorePath.Parse("/a"), new() { ModifiedUtc = time }, Token);
        await Store.SetAttributesAsync(StorePath.Parse("/a"), new() { Mode = 0x180 }, Token);
        StoreEntry entry = await EntryAsync("/a");

        Assert.Equal(0x180, entry.Mode);
        Assert.Equal(time, entry.ModifiedUtc);
    }

    [Fact]
    public async Task Names_OddOnes_CanBeStoredListedRenamedAndRemoved()
    {
        string[] names =
        [
            " a b ", "-l", "*?[x]", "\"q\"", "a\nb", "ü", "u\u0308", "🚢", "...", ".hidden", "~", "\\",
        ];
        foreach (string name in names)
        {
            StorePath path = StorePath.Root.Child(Encoding.UTF8.GetBytes(name));
            await PutAsync(path.ToString(), name);
            Assert.Equal([name], await NamesAsync("/"));
            Assert.Equal(name, await GetAsync(path.ToString()));
            await RenameAsync(path.ToString(), "/plain");
            await RenameAsync("/plain", path.ToString());
            await Store.RemoveAsync(path, directory: false, Token);
        }
    }

    [Fact]
    public async Task Names_NotUtf8_CanBeStoredListedAndRemoved()
    {
        Assert.SkipUnless(TakesAnyOctets, "This store's names are UTF-8.");
        byte[] name = [0xFF, (byte)'a', 0xC3, 0x28, 0x80];
        StorePath path = StorePath.Root.Child(name);
        await using (StoreUpload upload = await Store.OpenWriteAsync(path, new() { Mode = WriteMode.Replace }, Token))
        {
            await upload.CommitAsync(Token);
        }

        await using StoreListing listing = await Store.OpenListingAsync(StorePath.Root, Token);
        Assert.Equal(name, (await listing.ReadAsync(Token)).Span[0].Name.ToArray());
        await Store.RemoveAsync(path, directory: false, Token);
        Assert.Empty(await NamesAsync("/"));
    }

    [Fact]
    public async Task Names_OfUploadsInProgress_AreReserved()
    {
        const string name = "/.ferry-upload-0123456789abcdef";
        StorePath path = StorePath.Parse(name);

        await FailsAsync(StoreError.BadName, () => EntryAsync(name));
        await FailsAsync(StoreError.BadName, () => GetAsync(name));
        await FailsAsync(StoreError.BadName, () => NamesAsync(name));
        await FailsAsync(StoreError.BadName, () => StartAsync(name));
        await FailsAsync(StoreError.BadName, () => StartAsync(name + "/a"));
        await FailsAsync(StoreError.BadName, () => MakeDirectoryAsync(name));
        await FailsAsync(StoreError.BadName, () => RenameAsync("/a", name));
        await FailsAsync(StoreError.BadName, () => RenameAsync(name, "/a"));
        await FailsAsync(StoreError.BadName, () => Store.RemoveAsync(path, directory: false, Token).AsTask());
        await FailsAsync(StoreError.BadName, () => Store.SetAttributesAsync(path, default, Token).AsTask());
        await FailsAsync(StoreError.BadName, () => Store.GetFreeSpaceAsync(path, Token).AsTask());
    }

    [Fact]
    public async Task Calls_CancelledBefore_DoNothing()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Store.MakeDirectoryAsync(StorePath.Parse("/d"), DirectoryMode, Cancelled).AsTask());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Store.OpenWriteAsync(StorePath.Parse("/a"), new() { Mode = WriteMode.Append }, Cancelled).AsTask());

        Assert.Empty(await NamesAsync("/"));
    }

    private Task RenameAsync(string from, string to) =>
        Store.RenameAsync(StorePath.Parse(from), StorePath.Parse(to), Token).AsTask();
}
