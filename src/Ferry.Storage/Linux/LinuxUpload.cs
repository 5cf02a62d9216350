using Microsoft.Win32.SafeHandles;

namespace Ferry.Storage.Linux;

/// <summary>What uploads have in common: a descriptor to write to.</summary>
internal abstract class LinuxUpload(SafeFileHandle handle, StorePath path) : StoreUpload
{
    public sealed override SafeFileHandle Handle { get; } = handle;

    protected StorePath Path { get; } = path;

    public sealed override ValueTask WriteAsync(
        ReadOnlyMemory<byte> octets, long offset, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ReadOnlySpan<byte> rest = octets.Span;
        while (!rest.IsEmpty)
        {
            int written = LinuxTree.Check(Native.Write(Handle, rest, offset), Path);
            rest = rest[written..];
            offset += written;
        }

        return default;
    }

    // .NET puts the error number into HResult when a call on a descriptor fails; its own codes are negative.
    public sealed override StoreException Translate(IOException exception) => exception switch
    {
        StoreException failure => failure,
        { HResult: > 0 } => Errno.Failure(exception.HResult, Path, exception),
        _ => new(StoreError.Failed, $"{Path}: {exception.Message}", exception),
    };
}
