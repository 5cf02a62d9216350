using Microsoft.Win32.SafeHandles;

namespace Ferry.Storage.Portable;

/// <summary>A file open for reading.</summary>
internal sealed class PortableStoredFile(SafeFileHandle file, StorePath path) : StoredFile
{
    public override long Length { get; } = RandomAccess.GetLength(file);

    public override DateTime ModifiedUtc { get; } = File.GetLastWriteTimeUtc(file);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, long offset, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(PortableFailure.Run(path, () => RandomAccess.Read(file, buffer.Span, offset)));
    }

    public override ValueTask DisposeAsync()
    {
        file.Dispose();
        return default;
    }
}
