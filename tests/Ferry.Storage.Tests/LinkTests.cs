using System.Text;
using Ferry.Testing.Storage;

namespace Ferry.Storage.Tests;

/// <summary>Links inside the tree work, links that lead out do not, for every way to resolve names.</summary>
public abstract class LinkTests : IDisposable
{
    private readonly TemporaryDirectory _directory;
    private readonly LocalStore _store;

    private protected LinkTests(Resolution resolution)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making links takes rights on Windows.");
        Assert.SkipWhen(
            resolution != Resolution.Portable && !OperatingSystem.IsLinux(), "Only Linux resolves names this way.");
        _directory = new();
        Directory.CreateDirectory(_directory["root/d/e"]);
        Directory.CreateDirectory(_directory["outside"]);
        File.WriteAllText(_directory["root/a"], "inside");
        File.WriteAllText(_directory["outside/secret"], "secret");
        LocalStoreOptions options = new() { Durability = Durability.Renamed };
        _store = new(_directory["root"], options, clock: null, resolution);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/link", "a")]
    [InlineData("/link", "./d/../a")]
    [InlineData("/d/link", "../a")]
    [InlineData("/d/e/link", "../../d/e/../../a")]
    public async Task Link_ToAFileInside_IsFollowed(string link, string target)
    {
        MakeLink(link, target);

        Assert.Equal("inside", await _store.GetAsync(link));
        StoreEntry entry = await EntryAsync(link);
        Assert.Equal(EntryKind.File, entry.Kind);
        Assert.True(entry.IsLink);
        Assert.Equal(6, entry.Size);
        Assert.Equal(target, Encoding.UTF8.GetString(entry.LinkTarget.Span));
    }

    [Fact]
    public async Task Link_ToADirectoryInside_IsFollowed()
    {
        await _store.PutAsync("/d/e/f", "deep");
        MakeLink("/link", "d/e");
        MakeLink("/d/e/up", "..");

        Assert.Equal("deep", await _store.GetAsync("/link/f"));
        Assert.Equal("deep", await _store.GetAsync("/link/up/e/f"));
        Assert.Equal(["f", "up"], await _store.NamesAsync("/link"));
        await _store.PutAsync("/link/g", "new");
        Assert.Equal("new", await _store.GetAsync("/d/e/g"));
    }

    [Theory]
    [InlineData("../outside/secret")]
    [InlineData("../root/../outside/secret")]
    [InlineData("d/../../outside/secret")]
    [InlineData("/etc/hostname")]
    [InlineData("loop")]
    [InlineData("missing")]
    public async Task Link_OutOfTheTreeOrNowhere_IsNotFound(string target)
    {
        MakeLink("/loop", "loop");
        MakeLink("/link", target);

        await NotFoundAsync(() => _store.GetAsync("/link"));
        await NotFoundAsync(() => _store.NamesAsync("/link"));
        await NotFoundAsync(() => _store.SetAttributesAsync(
            StorePath.Parse("/link"), new() { ModifiedUtc = DateTime.UnixEpoch }, Token).AsTask());
        StoreEntry entry = await EntryAsync("/link");
        Assert.Equal(EntryKind.Link, entry.Kind);
        Assert.True(entry.IsLink);
        Assert.True(entry.LinkTarget.IsEmpty);
    }

    [Theory]
    [InlineData(WriteMode.Replace)]
    [InlineData(WriteMode.Append)]
    [InlineData(WriteMode.Restart)]
    public async Task Upload_ThroughALinkLeadingOut_ChangesNothingThere(WriteMode mode)
    {
        MakeLink("/file", "../outside/secret");
        MakeLink("/new", "../outside/new");
        MakeLink("/dir", "../outside");
        MakeLink("/absolute", _directory["outside/secret"]);

        foreach (string path in (string[])["/file", "/new", "/dir/new", "/absolute"])
        {
            await NotFoundAsync(() => _store.PutAsync(path, "evil", mode));
        }

        Assert.Equal(["secret"], Directory.GetFiles(_directory["outside"]).Select(Path.GetFileName));
        Assert.Equal("secret", File.ReadAllText(_directory["outside/secret"]));
    }

    [Fact]
    public async Task Names_ThroughALinkLeadingOut_CannotBeMadeRemovedOrRenamed()
    {
        MakeLink("/out", "../outside");
        StorePath secret = StorePath.Parse("/out/secret");

        await NotFoundAsync(() => _store.RemoveAsync(secret, directory: false, Token).AsTask());
        await NotFoundAsync(() => _store.RenameAsync(secret, StorePath.Parse("/b"), Token).AsTask());
        await NotFoundAsync(() => _store.RenameAsync(StorePath.Parse("/a"), StorePath.Parse("/out/a"), Token).AsTask());
        await NotFoundAsync(() => _store.MakeDirectoryAsync(StorePath.Parse("/out/d"), 0x1ED, Token).AsTask());
        Assert.Equal([_directory["outside/secret"]], Directory.GetFileSystemEntries(_directory["outside"]));
    }

    [Theory]
    [InlineData(WriteMode.Replace, "new")]
    [InlineData(WriteMode.Append, "insidenew")]
    [InlineData(WriteMode.Restart, "new")]
    public async Task Upload_OverALinkInside_WritesItsTarget(WriteMode mode, string expected)
    {
        MakeLink("/d/link", "../a");
        await _store.PutAsync("/d/link", "new", mode);

        Assert.Equal(expected, await _store.GetAsync("/a"));
        Assert.True((await EntryAsync("/d/link")).IsLink);
    }

    [Theory]
    [InlineData(WriteMode.Replace)]
    [InlineData(WriteMode.Append)]
    public async Task Upload_OverALinkToNoFileYet_MakesIt(WriteMode mode)
    {
        MakeLink("/link", "d/new");
        await _store.PutAsync("/link", "new", mode);

        Assert.Equal("new", await _store.GetAsync("/d/new"));
    }

    [Fact]
    public async Task CreateNew_OverALink_IsRefused()
    {
        MakeLink("/link", "missing");

        StoreException failure = await Assert.ThrowsAsync<StoreException>(
            () => _store.PutAsync("/link", "new", WriteMode.CreateNew));
        Assert.Equal(StoreError.Exists, failure.Error);
    }

    [Fact]
    public async Task RemoveAndRename_ALink_LeaveItsTarget()
    {
        MakeLink("/link", "a");
        await _store.RenameAsync(StorePath.Parse("/link"), StorePath.Parse("/other"), Token);
        Assert.True((await EntryAsync("/other")).IsLink);
        await _store.RemoveAsync(StorePath.Parse("/other"), directory: false, Token);

        Assert.Equal("inside", await _store.GetAsync("/a"));
        Assert.Equal(["a", "d"], await _store.NamesAsync("/"));
    }

    [Fact]
    public async Task Remove_ALinkToADirectory_IsAFile()
    {
        MakeLink("/link", "d");

        StoreException failure = await Assert.ThrowsAsync<StoreException>(
            () => _store.RemoveAsync(StorePath.Parse("/link"), directory: true, Token).AsTask());
        Assert.Equal(StoreError.NotADirectory, failure.Error);
        await _store.RemoveAsync(StorePath.Parse("/link"), directory: false, Token);
        Assert.Equal(["a", "d"], await _store.NamesAsync("/"));
    }

    [Fact]
    public async Task SetAttributes_OfALink_ChangesItsTarget()
    {
        MakeLink("/link", "a");
        await _store.SetAttributesAsync(
            StorePath.Parse("/link"), new() { Mode = 0, ModifiedUtc = DateTime.UnixEpoch }, Token);
        StoreEntry entry = await EntryAsync("/a");

        Assert.Equal(0, entry.Mode);
        Assert.Equal(DateTime.UnixEpoch, entry.ModifiedUtc);
    }

    [Fact]
    public async Task Listing_Links_HasTheirTargetsFactsWhereTheyLieInside()
    {
        MakeLink("/in", "a");
        MakeLink("/out", "../outside/secret");
        Dictionary<string, StoreEntry> entries = [];
        await using StoreListing listing = await _store.OpenListingAsync(StorePath.Root, Token);
        foreach (StoreEntry entry in (await listing.ReadAsync(Token)).Span)
        {
            entries.Add(Encoding.UTF8.GetString(entry.Name.Span), entry);
        }

        Assert.Equal((EntryKind.File, 6L, true), (entries["in"].Kind, entries["in"].Size, entries["in"].IsLink));
        Assert.Equal("a"u8, entries["in"].LinkTarget.Span);
        Assert.Equal((EntryKind.Link, true), (entries["out"].Kind, entries["out"].IsLink));
        Assert.True(entries["out"].LinkTarget.IsEmpty);
        Assert.False(entries["a"].IsLink);
    }

    public void Dispose()
    {
        _store.Dispose();
        _directory.Dispose();
        GC.SuppressFinalize(this);
    }

    private void MakeLink(string path, string target) =>
        File.CreateSymbolicLink(_directory["root" + path], target);

    private Task<StoreEntry> EntryAsync(string path) => _store.GetEntryAsync(StorePath.Parse(path), Token).AsTask();

    private static async Task NotFoundAsync(Func<Task> operation)
    {
        StoreException failure = await Assert.ThrowsAsync<StoreException>(operation);
        Assert.Equal(StoreError.NotFound, failure.Error);
    }
}
