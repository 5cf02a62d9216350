using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace Ferry.Storage.Linux;

/// <summary>Removes hidden upload files that nobody holds: what a crash left behind. Uploads in progress, of other
/// processes too, hold a lock and are left alone.</summary>
/// <param name="olderThan">Last change before which a file counts as left behind where the file system has no
/// locks.</param>
/// <param name="cancellationToken">Ends the search between two directories.</param>
internal sealed class Leftovers(DateTime olderThan, CancellationToken cancellationToken)
{
    // Every level keeps a descriptor and a buffer open, and 128 of both are bearable. Deeper leftovers stay, invisible.
    private const int MaxDepth = 128;

    private const int BufferOctets = 8 * 1024;

    private int _removed;

    /// <summary>Searches the whole tree without following links.</summary>
    /// <returns>Files removed.</returns>
    public int Remove(LinuxTree tree)
    {
        using SafeFileHandle root = tree.Open(StorePath.Root, Native.ReadOnly | Native.Directory);
        Search(root, depth: 0);
        return _removed;
    }

    private void Search(SafeFileHandle directory, int depth)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferOctets);
        int length;
        while ((length = Native.ReadDirectory(directory, buffer.AsSpan(0, BufferOctets))) > 0)
        {
            for (int position = 0; position < length;)
            {
                cancellationToken.ThrowIfCancellationRequested();
                DirectoryRecord record = new(buffer, position);
                Visit(directory, buffer.AsSpan(record.NameStart, record.NameLength), record, depth);
                position = record.End;
            }
        }

        ArrayPool<byte>.Shared.Return(buffer);
    }

    private void Visit(SafeFileHandle directory, ReadOnlySpan<byte> name, in DirectoryRecord record, int depth)
    {
        if (UploadName.Is(name))
        {
            if (record.MayBe(EntryKind.File) && TryRemove(directory, name))
            {
                _removed++;
            }
        }
        else if (record.MayBe(EntryKind.Directory) && !record.IsSelfOrParent && depth < MaxDepth)
        {
            int descriptor = Native.OpenAt(directory, name, Native.ReadOnly | Native.Directory | Native.NoFollow);
            if (descriptor >= 0)
            {
                using SafeFileHandle below = new(descriptor, ownsHandle: true);
                Search(below, depth + 1);
            }
        }
    }

    private bool TryRemove(SafeFileHandle directory, ReadOnlySpan<byte> name)
    {
        if (Native.Status(directory, name, out FileStatus status) < 0 || status.Kind != EntryKind.File)
        {
            return false;
        }

        // The lock is held until the name is gone: an upload that begins at this moment notices.
        int descriptor = Native.OpenAt(directory, name, Native.ReadOnly | Native.NonBlocking | Native.NoFollow);
        using SafeFileHandle? file = descriptor < 0 ? null : new(descriptor, ownsHandle: true);
        int error = file is null ? descriptor : Native.Lock(file, Native.LockExclusive | Native.LockNonBlocking);
        bool isLeftover = error switch
        {
            0 => true,
            -Errno.TryAgain => false,
            _ => status.ModifiedUtc < olderThan,
        };
        return isLeftover && Native.Remove(directory, name, directory: false) == 0;
    }
}
