using System.Runtime.Versioning;
using Ferry.Testing.Storage;

namespace Ferry.Storage.Tests;

/// <summary>What permission bits do. Root passes them all, so these run for other users only.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class PermissionTests : IDisposable
{
    private static readonly DateTime Today = new(2026, 5, 6, 7, 8, 9, DateTimeKind.Utc);

    private readonly TemporaryDirectory _directory;

    public PermissionTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && !Environment.IsPrivilegedProcess, "Root may do everything.");
        _directory = new();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Upload_ToADropBox_ArrivesUnlisted()
    {
        using LocalStore store = new(_directory.Path);
        await store.MakeDirectoryAsync(StorePath.Parse("/box"), 0xC0, Token);
        await store.PutAsync("/box/a", "text");

        Assert.Equal("text", await store.GetAsync("/box/a"));
        await NotAllowedAsync(() => store.NamesAsync("/box"));
        StoreEntry box = await store.GetEntryAsync(StorePath.Parse("/box"), Token);
        Assert.False(box.Readable);
        Assert.True(box.Writable);
    }

    [Fact]
    public async Task Entries_WithoutPermission_SaySo()
    {
        using LocalStore store = new(_directory.Path);
        await store.PutAsync("/a", "text");
        await store.SetAttributesAsync(StorePath.Parse("/a"), new() { Mode = 0 }, Token);
        StoreEntry entry = await store.GetEntryAsync(StorePath.Parse("/a"), Token);

        Assert.False(entry.Readable);
        Assert.False(entry.Writable);
        await NotAllowedAsync(() => store.GetAsync("/a"));
        await NotAllowedAsync(() => store.PutAsync("/a", "new"));
    }

    [Fact]
    public async Task RemoveLeftovers_FileThatCannotBeLocked_GoesByAge()
    {
        foreach ((string name, int hours) in ((string, int)[])[(".ferry-upload-old", 25), (".ferry-upload-new", 23)])
        {
            File.WriteAllText(_directory[name], "text");
            File.SetLastWriteTimeUtc(_directory[name], Today - TimeSpan.FromHours(hours));
            File.SetUnixFileMode(_directory[name], UnixFileMode.None);
        }

        using LocalStore store = new(_directory.Path, options: null, new StoppedClock(Today));
        Assert.Equal(1, await store.RemoveLeftoversAsync(Token));
        Assert.True(File.Exists(_directory[".ferry-upload-new"]));
    }

    public void Dispose()
    {
        if (Directory.Exists(_directory["box"]))
        {
            File.SetUnixFileMode(
                _directory["box"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        _directory.Dispose();
    }

    private static async Task NotAllowedAsync(Func<Task> operation)
    {
        StoreException failure = await Assert.ThrowsAsync<StoreException>(operation);
        Assert.Equal(StoreError.NotAllowed, failure.Error);
    }
}
