namespace Ferry.Storage.Linux;

/// <summary>Commits that are brought to the disk together, step by step: all files, then all names, then each directory
/// once.</summary>
internal sealed class CommitBatch
{
    // What comes after this many has its turn with the next thread.
    private const int Capacity = 64;

    private readonly List<PendingCommit> _commits = new(Capacity);
    private readonly Dictionary<(ulong Device, ulong Inode), int> _syncedDirectories = [];

    public bool IsFull => _commits.Count == Capacity;

    public void Add(PendingCommit commit) => _commits.Add(commit);

    /// <summary>Makes all commits, each with its own outcome, and empties the batch.</summary>
    public void Commit()
    {
        ForAll(static commit =>
        {
            commit.Prepare();
            return 0;
        });
        if (_commits.Count > 1)
        {
            // The octets of all go to the disk at once, and the first file's journal entry holds the other files as
            // well.
            ForAll(static commit =>
            {
                _ = commit.File is { } file ? Native.StartSync(file) : 0;
                return 0;
            });
        }

        ForAll(static commit => commit.File is { } file ? Native.Sync(file) : 0);
        ForAll(static commit =>
        {
            commit.Publish();
            return 0;
        });
        ForAll(SyncDirectory);
        foreach (PendingCommit commit in _commits)
        {
            commit.Complete();
        }

        _commits.Clear();
        _syncedDirectories.Clear();
    }

    private void ForAll(Func<ISyncedCommit, int> step)
    {
        foreach (PendingCommit commit in _commits)
        {
            commit.Do(step);
        }
    }

    private int SyncDirectory(ISyncedCommit commit)
    {
        if (commit.Directory is not { } directory)
        {
            return 0;
        }

        int result = Native.Status(directory, out FileStatus status);
        if (result < 0 || _syncedDirectories.TryGetValue((status.Device, status.Inode), out result))
        {
            return result;
        }

        result = Native.Sync(directory);
        if (result == -Errno.BadDescriptor)
        {
            // A drop box is open for its path alone. Syncing the file again brings its new name along.
            return commit.File is { } file ? Native.Sync(file) : 0;
        }

        _syncedDirectories[(status.Device, status.Inode)] = result;
        return result;
    }
}
