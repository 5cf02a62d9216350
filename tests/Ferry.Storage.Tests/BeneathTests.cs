using System.Runtime.InteropServices;
using Ferry.Testing.Storage;

namespace Ferry.Storage.Tests;

/// <summary>What only the two Linux resolvers promise: magic links, races, pipes, descriptors.</summary>
public abstract class BeneathTests : IDisposable
{
    // Enough for every interleaving of two system calls to happen, few enough for a second.
    private const int Attempts = 5_000;

    private readonly TemporaryDirectory _directory;
    private readonly Resolution _resolution;

    private protected BeneathTests(Resolution resolution)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux resolves names this way.");
        _directory = new();
        _resolution = resolution;
        Directory.CreateDirectory(_directory["root/d"]);
        Directory.CreateDirectory(_directory["outside"]);
        File.WriteAllText(_directory["root/d/file"], "inside");
        File.WriteAllText(_directory["outside/file"], "secret");
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/exe")]
    [InlineData("/root/etc/passwd")]
    [InlineData("/cwd/x")]
    [InlineData("/fd/0")]
    public async Task MagicLink_IsRefused(string path)
    {
        using LocalStore store = Open("/proc/self");

        StoreException failure = await Assert.ThrowsAsync<StoreException>(() => store.GetAsync(path));
        Assert.Equal(StoreError.NotFound, failure.Error);
    }

    [Fact]
    public async Task OpenRead_WhileALinkIsSwapped_NeverLeavesTheTree()
    {
        using LocalStore store = Open(_directory["root"]);
        File.CreateSymbolicLink(_directory["root/x"], "d");
        int read = 0;
        await WhileSwappingAsync(
            Swap("root/x", "d", "../outside"),
            async () => read += await TryAsync(async () => Assert.Equal("inside", await store.GetAsync("/x/file"))));

        Assert.True(read > 0);
    }

    [Fact]
    public async Task OpenRead_WhileTheFileItselfIsSwapped_NeverLeavesTheTree()
    {
        using LocalStore store = Open(_directory["root"]);
        File.CreateSymbolicLink(_directory["root/x"], "d/file");
        await WhileSwappingAsync(
            () =>
            {
                Swap("root/x", "d/file", "../outside/file")();
                File.WriteAllText(_directory["next"], "inside");
                Assert.Equal(0, Rename(_directory["next"], _directory["root/x"]));
            },
            async () => await TryAsync(async () => Assert.Equal("inside", await store.GetAsync("/x"))));
    }

    [Fact]
    public async Task Changes_WhileADirectoryIsSwappedForALink_NeverLeaveTheTree()
    {
        using LocalStore store = Open(_directory["root"]);
        File.CreateSymbolicLink(_directory["root/link"], "../outside");
        await WhileSwappingAsync(SwapDirectory, async () =>
        {
            await TryAsync(() => store.PutAsync("/d/new", "new"));
            await TryAsync(() => store.PutAsync("/d/file", "inside", WriteMode.Restart));
            await TryAsync(() => store.RemoveAsync(StorePath.Parse("/d/new"), directory: false, Token).AsTask());
            await TryAsync(() => store.MakeDirectoryAsync(StorePath.Parse("/d/sub"), 0x1ED, Token).AsTask());
            await TryAsync(() => store.RemoveAsync(StorePath.Parse("/d/sub"), directory: true, Token).AsTask());
        });

        Assert.Equal([_directory["outside/file"]], Directory.GetFileSystemEntries(_directory["outside"]));
        Assert.Equal("secret", File.ReadAllText(_directory["outside/file"]));
    }

    [Fact]
    public async Task Pipe_IsListedAndNeverWaitedFor()
    {
        Assert.Equal(0, MakePipe(_directory["root/pipe"], 0x1B6));
        using LocalStore store = Open(_directory["root"]);

        Assert.Equal(EntryKind.Other, (await store.GetEntryAsync(StorePath.Parse("/pipe"), Token)).Kind);
        Assert.Equal(["d", "pipe"], await store.NamesAsync("/"));
        await NotAFileAsync(() => store.GetAsync("/pipe"));
        foreach (WriteMode mode in (WriteMode[])[WriteMode.Replace, WriteMode.Append, WriteMode.Restart])
        {
            await NotAFileAsync(() => store.PutAsync("/pipe", "text", mode));
        }
    }

    [Fact]
    public async Task Descriptors_AfterWorkAndFailures_AreAllClosed()
    {
        File.CreateSymbolicLink(_directory["root/link"], "d/file");
        File.CreateSymbolicLink(_directory["root/out"], "../outside");
        using (LocalStore store = Open(_directory["root"]))
        {
            foreach (WriteMode mode in Enum.GetValues<WriteMode>())
            {
                await TryAsync(() => store.PutAsync("/d/" + mode, "text", mode));
                await TryAsync(() => store.PutAsync("/d", "text", mode));
                await TryAsync(() => store.PutAsync("/out/a", "text", mode));
                await TryAsync(() => store.PutAsync("/link", "text", mode));
                await TryAsync(() => store.PutAsync("/none/a", "text", mode));
                await TryAsync(async () => await (await store.StartAsync("/d/file", mode)).DisposeAsync());
            }

            await TryAsync(() => store.GetAsync("/d/file"));
            await TryAsync(() => store.GetAsync("/d"));
            await TryAsync(() => store.NamesAsync("/"));
            await TryAsync(() => store.NamesAsync("/d/file"));
            await TryAsync(() => store.RenameAsync(StorePath.Parse("/d"), StorePath.Parse("/d/x"), Token).AsTask());
            await TryAsync(() => store.RenameAsync(StorePath.Parse("/d"), StorePath.Parse("/e"), Token).AsTask());
            await TryAsync(() => store.MakeDirectoryAsync(StorePath.Parse("/e"), 0, Token).AsTask());
            await TryAsync(() => store.RemoveAsync(StorePath.Parse("/e"), directory: true, Token).AsTask());
            await TryAsync(
                () => store.SetAttributesAsync(StorePath.Parse("/e"), new() { Mode = 0x1ED }, Token).AsTask());
            await TryAsync(() => store.GetFreeSpaceAsync(StorePath.Parse("/e"), Token).AsTask());
            await TryAsync(() => store.RemoveLeftoversAsync(Token));
            Assert.Equal([_directory["root"]], OpenPaths());
        }

        Assert.Empty(OpenPaths());
    }

    public void Dispose()
    {
        _directory.Dispose();
        GC.SuppressFinalize(this);
    }

    private LocalStore Open(string root) =>
        new(root, new() { Durability = Durability.Renamed }, clock: null, _resolution);

    // Links are replaced by rename, so that there is one at every moment.
    private Action Swap(string link, string inside, string outside) => () =>
    {
        foreach (string target in (string[])[outside, inside])
        {
            File.CreateSymbolicLink(_directory["next"], target);
            Assert.Equal(0, Rename(_directory["next"], _directory[link]));
        }
    };

    private void SwapDirectory()
    {
        Assert.Equal(0, Rename(_directory["root/d"], _directory["root/kept"]));
        Assert.Equal(0, Rename(_directory["root/link"], _directory["root/d"]));
        Assert.Equal(0, Rename(_directory["root/d"], _directory["root/link"]));
        Assert.Equal(0, Rename(_directory["root/kept"], _directory["root/d"]));
    }

    private static async Task WhileSwappingAsync(Action swap, Func<Task> attempt)
    {
        using CancellationTokenSource done = new();
        Task swapping = Task.Factory.StartNew(
            () =>
            {
                while (!done.IsCancellationRequested)
                {
                    swap();
                }
            },
            TaskCreationOptions.LongRunning);
        try
        {
            for (int i = 0; i < Attempts && !swapping.IsCompleted; i++)
            {
                await attempt();
            }
        }
        finally
        {
            await done.CancelAsync();
        }

        await swapping;
    }

    private static async Task<int> TryAsync(Func<Task> operation)
    {
        try
        {
            await operation();
            return 1;
        }
        catch (StoreException)
        {
            return 0;
        }
    }

    private static async Task NotAFileAsync(Func<Task> operation)
    {
        StoreException failure = await Assert.ThrowsAsync<StoreException>(operation);
        Assert.Equal(StoreError.NotAFile, failure.Error);
    }

    // Other tests run in this process: only descriptors of this test's directory count.
    private string[] OpenPaths() =>
    [
        .. Directory.GetFileSystemEntries("/proc/self/fd")
            .Select(static descriptor => new FileInfo(descriptor).LinkTarget)
            .OfType<string>()
            .Where(path => path.StartsWith(_directory.Path, StringComparison.Ordinal)),
    ];

    [DllImport("libc", EntryPoint = "mkfifo")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int MakePipe([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint mode);

    [DllImport("libc", EntryPoint = "rename")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Rename(
        [MarshalAs(UnmanagedType.LPUTF8Str)] string from, [MarshalAs(UnmanagedType.LPUTF8Str)] string to);
}
