namespace Ferry.Storage.Memory;

/// <summary>The whole tree, behind one lock.</summary>
internal sealed class MemoryTree
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _clock;
    private readonly long? _quota;
    private readonly MemoryNode _root;
    private ulong _lastId;
    private long _used;

    public MemoryTree(TimeProvider clock, long? quota, int rootMode)
    {
        _clock = clock;
        _quota = quota;
        _root = Make(isDirectory: true, rootMode);
    }

    public bool Contains(StorePath path)
    {
        lock (_lock)
        {
            return Find(path) is not null;
        }
    }

    public StoreEntry GetEntry(StorePath path)
    {
        lock (_lock)
        {
            return Get(path).Describe(path.IsRoot ? new[] { (byte)'/' } : path.Name.ToArray());
        }
    }

    public StoreEntry[] List(StorePath path)
    {
        lock (_lock)
        {
            return [.. GetDirectory(path, path).Children.Select(child => child.Value.Describe(child.Key))];
        }
    }

    public MemoryStoredFile OpenRead(StorePath path)
    {
        lock (_lock)
        {
            MemoryNode node = Get(path);
            return node.IsDirectory ? throw NotAFile(path) : new(node.Content, node.ModifiedUtc);
        }
    }

    public MemoryUpload OpenWrite(StorePath path, WriteRequest request)
    {
        lock (_lock)
        {
            MemoryNode? existing = path.IsRoot ? _root : Find(path);
            GetDirectory(path.Parent, path);
            if (existing is not null && (request.Mode == WriteMode.CreateNew || existing.IsDirectory))
            {
                throw existing.IsDirectory && request.Mode != WriteMode.CreateNew ? NotAFile(path) : Exists(path);
            }

            RefuseWhatCannotFit(path, request.ExpectedLength);
            return request.Mode is WriteMode.Append or WriteMode.Restart
                ? OpenInPlace(path, existing, request)
                : new(this, path, request, Make(isDirectory: false, existing?.Mode ?? request.CreateMode & 0x1FF), 0);
        }
    }

    public void MakeDirectory(StorePath path, int mode)
    {
        lock (_lock)
        {
            if (Find(path) is not null)
            {
                throw Exists(path);
            }

            Put(path, Make(isDirectory: true, mode));
        }
    }

    public void Remove(StorePath path, bool directory)
    {
        lock (_lock)
        {
            RefuseRoot(path);
            MemoryNode node = Get(path);
            if (directory != node.IsDirectory)
            {
                throw directory ? NotADirectory(path) : NotAFile(path);
            }

            if (node.Children.Count > 0)
            {
                throw new StoreException(StoreError.NotEmpty, $"{path}: the directory is not empty");
            }

            Forget(Unlink(path));
        }
    }

    public void Rename(StorePath from, StorePath to)
    {
        lock (_lock)
        {
            RefuseRoot(from);
            RefuseRoot(to);
            MemoryNode node = Get(from);
            GetDirectory(to.Parent, to);
            if (from == to)
            {
                return;
            }

            if (node.IsDirectory && to.Octets.StartsWith([.. from.Octets, (byte)'/']))
            {
                throw new StoreException(StoreError.NotAllowed, $"{from}: cannot be moved into itself");
            }

            if (Find(to) is { } taken)
            {
                if (node.IsDirectory || taken.IsDirectory)
                {
                    throw Exists(to);
                }

                Forget(Unlink(to));
            }

            Put(to, Unlink(from));
        }
    }

    public void SetAttributes(StorePath path, StoreAttributes attributes)
    {
        lock (_lock)
        {
            MemoryNode node = Get(path);
            node.Mode = attributes.Mode & 0xFFF ?? node.Mode;
            node.ModifiedUtc = attributes.ModifiedUtc ?? node.ModifiedUtc;
        }
    }

    public long? FreeSpace(StorePath path)
    {
        lock (_lock)
        {
            Get(path);
            return _quota is { } quota ? Math.Max(0, quota - _used) : null;
        }
    }

    /// <summary>Writes to a file, visible or not yet, and counts what it grows by.</summary>
    public void Write(MemoryNode node, StorePath path, ReadOnlySpan<byte> octets, long offset)
    {
        lock (_lock)
        {
            long growth = Math.Max(0, offset + octets.Length - node.Content.Length);
            if (node.Content.Length + growth > Array.MaxLength)
            {
                throw new StoreException(StoreError.NoSpace, $"{path}: the file is too large to keep in memory");
            }

            RefuseWhatCannotFit(path, growth);
            _used += growth;
            node.Content = node.Content.With(octets, (int)offset);
            node.ModifiedUtc = Now();
        }
    }

    /// <summary>Gives a finished upload its name.</summary>
    public void Publish(StorePath path, MemoryNode node, bool replace)
    {
        lock (_lock)
        {
            if (Find(path) is { } taken)
            {
                if (!replace || taken.IsDirectory)
                {
                    throw replace ? NotAFile(path) : Exists(path);
                }

                Forget(Unlink(path));
            }

            node.ModifiedUtc = Now();
            Put(path, node);
        }
    }

    /// <summary>Forgets an upload that is not published.</summary>
    public void Discard(MemoryNode node)
    {
        lock (_lock)
        {
            Forget(node);
        }
    }

    /// <summary>Lets others write to a file in place.</summary>
    public void Release(MemoryNode node)
    {
        lock (_lock)
        {
            node.IsClaimed = false;
            if (!node.IsLinked)
            {
                Forget(node);
            }
        }
    }

    private MemoryUpload OpenInPlace(StorePath path, MemoryNode? existing, WriteRequest request)
    {
        if (existing is null && request.Offset > 0)
        {
            throw NotFound(path);
        }

        if (existing is { IsClaimed: true })
        {
            throw new StoreException(StoreError.Busy, $"{path}: another upload is writing to it");
        }

        if (existing is not null && request.Offset > existing.Content.Length)
        {
            throw new StoreException(
                StoreError.NotSupported,
                $"{path}: cannot restart at {request.Offset}, the file has {existing.Content.Length} octets");
        }

        if (existing is null)
        {
            existing = Make(isDirectory: false, request.CreateMode & 0x1FF);
            Put(path, existing);
        }

        int start = request.Mode == WriteMode.Append ? existing.Content.Length : (int)request.Offset;
        _used -= existing.Content.Length - start;
        existing.Content = existing.Content.CutAt(start);
        existing.IsClaimed = true;
        return new(this, path, request, existing, start);
    }

    private void RefuseWhatCannotFit(StorePath path, long octets)
    {
        if (_quota is { } quota && octets > quota - _used)
        {
            throw new StoreException(StoreError.QuotaExceeded, $"{path}: the quota of {quota} octets is exceeded");
        }
    }

    private MemoryNode Make(bool isDirectory, int mode) =>
        new(++_lastId, isDirectory) { Mode = mode, ModifiedUtc = Now() };

    private void Put(StorePath path, MemoryNode node)
    {
        MemoryNode parent = GetDirectory(path.Parent, path);
        parent.Children[path.Name.ToArray()] = node;
        node.IsLinked = true;
        parent.ModifiedUtc = Now();
    }

    private MemoryNode Unlink(StorePath path)
    {
        MemoryNode parent = GetDirectory(path.Parent, path);
        byte[] name = path.Name.ToArray();
        MemoryNode node = parent.Children[name];
        parent.Children.Remove(name);
        parent.ModifiedUtc = Now();
        node.IsLinked = false;
        return node;
    }

    // Octets of a file that lost its name count as long as an upload still adds to them.
    private void Forget(MemoryNode node) => _used -= node.IsClaimed ? 0 : node.Content.Length;

    private MemoryNode Get(StorePath path) => Find(path) ?? throw NotFound(path);

    private MemoryNode GetDirectory(StorePath directory, StorePath path) =>
        Get(directory) is { IsDirectory: true } node ? node : throw NotADirectory(path);

    private MemoryNode? Find(StorePath path)
    {
        MemoryNode? node = _root;
        if (path.IsRoot)
        {
            return node;
        }

        foreach (Range part in path.Relative.Split((byte)'/'))
        {
            if (!node.IsDirectory)
            {
                throw NotADirectory(path);
            }

            if (!node.Children.TryGetValue(path.Relative[part].ToArray(), out node))
            {
                return null;
            }
        }

        return node;
    }

    private DateTime Now() => _clock.GetUtcNow().UtcDateTime;

    private static void RefuseRoot(StorePath path)
    {
        if (path.IsRoot)
        {
            throw new StoreException(StoreError.NotAllowed, "/: this is the top of the tree");
        }
    }

    private static StoreException NotFound(StorePath path) =>
        new(StoreError.NotFound, $"{path}: no such file or directory");

    private static StoreException Exists(StorePath path) => new(StoreError.Exists, $"{path}: the name is taken");

    private static StoreException NotAFile(StorePath path) => new(StoreError.NotAFile, $"{path}: is a directory");

    private static StoreException NotADirectory(StorePath path) =>
        new(StoreError.NotADirectory, $"{path}: not a directory");
}
