using Ferry.Storage.Linux;
using Microsoft.Win32.SafeHandles;

namespace Ferry.Storage.Tests;

public sealed class CommitQueueTests : IDisposable
{
    private readonly TemporaryDirectory _directory;

    public CommitQueueTests()
    {
        Assert.SkipUnless(Native.IsSupported, "Commits are queued on Linux alone.");
        _directory = new();
    }

    [Fact]
    public async Task Commit_AllWell_TakesItsStepsInOrder()
    {
        using CommitQueue queue = new();
        RecordedCommit commit = new(_directory["a"]);
        await queue.CommitAsync(commit);

        Assert.Equal(["prepare", "publish", "close"], commit.Steps);
    }

    [Fact]
    public async Task Commit_SyncFails_IsNotPublished()
    {
        using CommitQueue queue = new();

        // A file of /proc cannot be synced.
        RecordedCommit commit = new("/proc/self/mounts", openToRead: true);
        StoreException failure = await Assert.ThrowsAsync<StoreException>(() => queue.CommitAsync(commit).AsTask());

        Assert.Equal(["prepare"], commit.Steps);
        Assert.Contains("/commit", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Commit_OneOfABatchFails_OthersSucceed()
    {
        RecordedCommit good = new(_directory["a"]);
        RecordedCommit bad = new(_directory["b"]) { FailsToPublish = true };
        RecordedCommit alsoGood = new(_directory["c"]);
        PendingCommit[] commits = [new(good), new(bad), new(alsoGood)];
        CommitBatch batch = new();
        Array.ForEach(commits, batch.Add);
        batch.Commit();

        Assert.Equal([true, false, true], commits.Select(static commit => commit.Completion.IsCompletedSuccessfully));
        Assert.True(commits[1].Completion.IsFaulted);
        Assert.DoesNotContain("close", bad.Steps);
        Assert.Contains("close", alsoGood.Steps);
        Assert.False(batch.IsFull);
    }

    [Fact]
    public async Task Commits_ManyAtOnce_AllComplete()
    {
        using CommitQueue queue = new();
        RecordedCommit[] commits =
            [.. Enumerable.Range(0, 300).Select(i => new RecordedCommit(_directory[$"{i}"]))];
        await Task.WhenAll(commits.Select(commit => queue.CommitAsync(commit).AsTask()));

        Assert.All(commits, static commit => Assert.Equal("close", commit.Steps[^1]));
    }

    public void Dispose() => _directory.Dispose();

    private sealed class RecordedCommit(string file, bool openToRead = false) : ISyncedCommit
    {
        public List<string> Steps { get; } = [];

        public bool FailsToPublish { get; init; }

        public SafeFileHandle File { get; } = System.IO.File.OpenHandle(
            file,
            openToRead ? FileMode.Open : FileMode.CreateNew,
            openToRead ? FileAccess.Read : FileAccess.Write);

        public SafeFileHandle? Directory => null;

        public void Prepare() => Steps.Add("prepare");

        public void Publish()
        {
            Steps.Add("publish");
            if (FailsToPublish)
            {
                throw Failure(Errno.Exists);
            }
        }

        public void Close()
        {
            Steps.Add("close");
            File.Dispose();
        }

        public StoreException Failure(int errno) => Errno.Failure(errno, StorePath.Parse("/commit"));
    }
}
