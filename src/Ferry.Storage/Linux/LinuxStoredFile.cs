using Microsoft.Win32.SafeHandles;

namespace Ferry.Storage.Linux;

/// <summary>A regular file open for reading.</summary>
internal sealed class LinuxStoredFile(SafeFileHandle handle, StorePath path, in FileStatus status) : StoredFile
{
    public override long Length { get; } = status.Size;

    public override DateTime ModifiedUtc { get; } = status.ModifiedUtc;

    public override SafeFileHandle Handle { get; } = handle;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, long offset, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(LinuxTree.Check(Native.Read(Handle, buffer.Span, offset), path));
    }

    public override ValueTask DisposeAsync()
    {
        Handle.Dispose();
        return default;
    }
}
