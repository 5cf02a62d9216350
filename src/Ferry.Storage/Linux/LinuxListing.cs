using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace Ferry.Storage.Linux;

/// <summary>A directory read by getdents64(2): names stay where the kernel put them, and nothing is allocated for an
/// entry that is no link.</summary>
internal sealed class LinuxListing(LinuxTree tree, SafeFileHandle directory, StorePath path) : StoreListing
{
    private const int BufferOctets = 64 * 1024;

    // Few enough to send the first lines early, enough that a batch's overhead does not show.
    private const int BatchEntries = 128;

    private byte[]? _buffer = ArrayPool<byte>.Shared.Rent(BufferOctets);
    private StoreEntry[] _entries = ArrayPool<StoreEntry>.Shared.Rent(BatchEntries);
    private int _position;
    private int _length;

    public override ValueTask<ReadOnlyMemory<StoreEntry>> ReadAsync(CancellationToken cancellationToken)
    {
        byte[] buffer = _buffer ?? throw new ObjectDisposedException(nameof(StoreListing));
        int count = 0;
        while (count == 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_position == _length)
            {
                _length = LinuxTree.Check(Native.ReadDirectory(directory, buffer.AsSpan(0, BufferOctets)), path);
                _position = 0;
                if (_length == 0)
                {
                    break;
                }
            }

            while (_position < _length && count < BatchEntries)
            {
                DirectoryRecord record = new(buffer, _position);
                _position = record.End;
                if (TryDescribe(buffer, record, out _entries[count]))
                {
                    count++;
                }
            }
        }

        return new(_entries.AsMemory(0, count));
    }

    public override ValueTask DisposeAsync()
    {
        directory.Dispose();
        if (_buffer is { } buffer)
        {
            _buffer = null;
            ArrayPool<byte>.Shared.Return(buffer);
            ArrayPool<StoreEntry>.Shared.Return(_entries, clearArray: true);
            _entries = [];
        }

        return default;
    }

    private unsafe bool TryDescribe(byte[] buffer, in DirectoryRecord record, out StoreEntry entry)
    {
        entry = default;
        ReadOnlyMemory<byte> name = buffer.AsMemory(record.NameStart, record.NameLength);
        if (record.IsSelfOrParent || UploadName.Is(name.Span))
        {
            return false;
        }

        FileStatus status;
        int error;
        fixed (byte* terminated = &buffer[record.NameStart])
        {
            error = Native.Status(directory, terminated, out status);
        }

        if (error == -Errno.NotFound)
        {
            // Gone since the kernel named it.
            return false;
        }

        if (error < 0)
        {
            // A directory that may be read but not searched: the kind is all there is to know.
            status = new() { TypeAndMode = record.TypeBits };
        }

        entry = status.Kind == EntryKind.Link
            ? tree.DescribeLink(directory, path.Child(name.Span).Relative, name, status)
            : tree.Describe(status, name);
        return true;
    }
}
