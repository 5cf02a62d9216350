namespace Ferry.Storage.Memory;

/// <summary>A file being received: a node that has no name yet, or a visible one in place.</summary>
internal sealed class MemoryUpload(
    MemoryTree tree, StorePath path, WriteRequest request, MemoryNode node, long startOffset) : StoreUpload, IDisposable
{
    private bool _finished;

    public override long StartOffset => startOffset;

    private bool IsInPlace => request.Mode is WriteMode.Append or WriteMode.Restart;

    public void Write(ReadOnlySpan<byte> octets, long offset) => tree.Write(node, path, octets, offset);

    public void Commit()
    {
        if (IsInPlace)
        {
            tree.Release(node);
        }
        else
        {
            tree.Publish(path, node, replace: request.Mode == WriteMode.Replace);
        }

        _finished = true;
    }

    public void Dispose()
    {
        if (_finished)
        {
            return;
        }

        _finished = true;
        if (IsInPlace)
        {
            tree.Release(node);
        }
        else
        {
            tree.Discard(node);
        }
    }

    public override ValueTask WriteAsync(
        ReadOnlyMemory<byte> octets, long offset, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Write(octets.Span, offset);
        return default;
    }

    public override ValueTask CommitAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Commit();
        return default;
    }

    public override StoreException Translate(IOException exception) =>
        exception as StoreException ?? new(StoreError.Failed, $"{path}: {exception.Message}", exception);

    public override ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }
}
