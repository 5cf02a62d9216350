using Microsoft.Win32.SafeHandles;

namespace Ferry.Storage.Portable;

/// <summary>A file being received, under a hidden name or in place.</summary>
/// <param name="file">Where the octets go; belongs to the upload.</param>
/// <param name="path">What the user calls it.</param>
/// <param name="startOffset">Where writing starts.</param>
/// <param name="isSynced">Whether a commit waits for the disk.</param>
/// <param name="rename">Where the file is and what it becomes; null in place.</param>
internal sealed class PortableUpload(
    SafeFileHandle file, StorePath path, long startOffset, bool isSynced, PendingRename? rename) : StoreUpload
{
    private PendingRename? _rename = rename;

    public override long StartOffset => startOffset;

    public override ValueTask WriteAsync(
        ReadOnlyMemory<byte> octets, long offset, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        PortableFailure.Run(path, () => RandomAccess.Write(file, octets.Span, offset));
        return default;
    }

    public override async ValueTask CommitAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (isSynced)
        {
            // The disk takes its time: not on the thread that serves the session.
            await Task.Run(
                () => PortableFailure.Run(path, () => RandomAccess.FlushToDisk(file)), CancellationToken.None);
        }

        file.Dispose();
        if (_rename is { } pending)
        {
            pending.Publish(path);
            _rename = null;
        }
    }

    public override StoreException Translate(IOException exception) =>
        exception as StoreException ?? PortableFailure.From(exception, path);

    public override ValueTask DisposeAsync()
    {
        file.Dispose();
        if (_rename is { } pending)
        {
            _rename = null;
            File.Delete(pending.From);
        }

        return default;
    }
}
