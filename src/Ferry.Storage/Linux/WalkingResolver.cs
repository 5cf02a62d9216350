using Microsoft.Win32.SafeHandles;

namespace Ferry.Storage.Linux;

/// <summary>Walks the path component by component, for kernels without openat2(2). The directories passed stay open, so
/// that <c>..</c> goes back to where the walk came from, not to where somebody has moved the directory
/// meanwhile.</summary>
internal sealed class WalkingResolver : IResolver
{
    // As many as the kernel follows in one path (path_resolution(7)).
    private const int MaxLinks = 40;

    private const int MaxPathOctets = 4095;

    public int Open(SafeFileHandle root, ReadOnlySpan<byte> path, int flags, int mode)
    {
        using Walk walk = new(root);
        byte[] target = new byte[MaxPathOctets];
        byte[] rest = path.ToArray();
        for (int links = 0; links <= MaxLinks;)
        {
            (Range first, Range after) = Split(rest);
            ReadOnlySpan<byte> name = rest.AsSpan(first);
            bool isLast = rest.AsSpan(after).IsEmpty;
            if (name.SequenceEqual(".."u8) && !walk.TryClimb())
            {
                return -Errno.CrossDevice;
            }

            bool staysHere = name.SequenceEqual("."u8) || name.SequenceEqual(".."u8);
            bool follow = !staysHere && (!isLast || (flags & Native.NoFollow) == 0);
            int length = follow ? Native.ReadLink(walk.Directory, name, target) : -Errno.Invalid;
            if (length >= 0)
            {
                links++;
                if (length == MaxPathOctets || length + 1 + rest.AsSpan(after).Length > MaxPathOctets)
                {
                    return -Errno.NameTooLong;
                }

                if (target[0] == (byte)'/')
                {
                    return -Errno.CrossDevice;
                }

                rest = [.. target.AsSpan(0, length), .. (isLast ? default : "/"u8), .. rest.AsSpan(after)];
                continue;
            }

            if (isLast)
            {
                int result = Native.OpenAt(walk.Directory, staysHere ? "."u8 : name, flags | Native.NoFollow, mode);
                if (result == -Errno.TooManyLinks && follow)
                {
                    // It has become a link since it was looked at.
                    links++;
                    continue;
                }

                return result;
            }

            int error = staysHere ? 0 : walk.Descend(name);
            if (error < 0)
            {
                return error;
            }

            rest = rest[after];
        }

        return -Errno.TooManyLinks;
    }

    private static (Range First, Range After) Split(ReadOnlySpan<byte> path)
    {
        int slash = path.IndexOf((byte)'/');
        if (slash < 0)
        {
            return (.., path.Length..);
        }

        int next = path[slash..].IndexOfAnyExcept((byte)'/');
        return (..slash, (next < 0 ? path.Length : slash + next)..);
    }

    /// <summary>The directories between the root and where the walk is.</summary>
    private sealed class Walk(SafeFileHandle root) : IDisposable
    {
        private readonly Stack<SafeFileHandle> _below = [];

        public SafeFileHandle Directory => _below.TryPeek(out SafeFileHandle? last) ? last : root;

        public bool TryClimb()
        {
            if (!_below.TryPop(out SafeFileHandle? last))
            {
                return false;
            }

            last.Dispose();
            return true;
        }

        public int Descend(ReadOnlySpan<byte> name)
        {
            int result = Native.OpenAt(
                Directory, name, Native.PathOnly | Native.Directory | Native.NoFollow);
            if (result >= 0)
            {
                _below.Push(new(result, ownsHandle: true));
            }

            return result;
        }

        public void Dispose()
        {
            foreach (SafeFileHandle directory in _below)
            {
                directory.Dispose();
            }
        }
    }
}
