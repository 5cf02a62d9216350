using Microsoft.Win32.SafeHandles;

namespace Ferry.Storage.Linux;

/// <summary>The root descriptor, and everything that is opened beneath it.</summary>
internal sealed class LinuxTree : IDisposable
{
    // As many as the kernel follows in one path (path_resolution(7)).
    private const int MaxLinks = 40;

    private const int MaxPathOctets = 4095;

    private readonly SafeFileHandle _root;
    private readonly IResolver _resolver;
    private readonly OwnerNames _names = new();
    private readonly ProcessRights _rights = new();

    /// <param name="rootDirectory">A directory of this machine, as the operator writes it.</param>
    /// <param name="resolver">Null for the best one that works here.</param>
    public LinuxTree(string rootDirectory, IResolver? resolver)
    {
        int descriptor = Native.Open(rootDirectory, Native.ReadOnly | Native.Directory | Native.NonBlocking);
        if (descriptor < 0)
        {
            StoreException failure = Errno.Failure(-descriptor, StorePath.Root);
            throw new StoreException(failure.Error, $"Cannot serve {rootDirectory}: {failure.Message}");
        }

        _root = new(descriptor, ownsHandle: true);
        KernelResolver kernel = new();
        _resolver = resolver ?? (kernel.Works(_root) ? kernel : new WalkingResolver());
    }

    /// <summary>The root, which stays open as long as this object.</summary>
    public SafeFileHandle Root => _root;

    /// <summary>Opens a path beneath the root.</summary>
    public SafeFileHandle Open(StorePath path, int flags, int mode = 0) =>
        new(Check(TryOpen(path.Relative, flags, mode), path), ownsHandle: true);

    /// <summary>The same, and the negated error number where it fails.</summary>
    public int TryOpen(ReadOnlySpan<byte> relative, int flags, int mode = 0) =>
        relative.Length > MaxPathOctets
            ? -Errno.NameTooLong
            : _resolver.Open(_root, relative.IsEmpty ? "."u8 : relative, flags, mode);

    /// <summary>Opens the directory that holds <paramref name="path"/>.</summary>
    public SafeFileHandle OpenParent(StorePath path) =>
        OpenDirectory(path.Relative[..Math.Max(0, path.Relative.LastIndexOf((byte)'/'))], path);

    /// <summary>Where a file of this name is to be put: links at its end are followed, to a file that need not
    /// exist.</summary>
    public UploadTarget FindTarget(StorePath path)
    {
        byte[] relative = path.Relative.ToArray();
        for (int links = 0; links <= MaxLinks; links++)
        {
            int slash = relative.AsSpan().LastIndexOf((byte)'/');
            byte[] name = relative[(slash + 1)..];
            ReadOnlySpan<byte> parent = relative.AsSpan(0, Math.Max(0, slash));
            SafeFileHandle directory = OpenDirectory(parent, path);
            int error = Native.Status(directory, name, out FileStatus status);
            if (error == -Errno.NotFound)
            {
                return new(directory, name, null);
            }

            if (error == 0 && status.Kind != EntryKind.Link)
            {
                return new(directory, name, status);
            }

            using (directory)
            {
                Check(error, path);
                byte[] link = new byte[MaxPathOctets];
                int length = Check(Native.ReadLink(directory, name, link), path);
                relative = Follow(path, parent, link.AsSpan(0, length));
            }
        }

        throw Errno.Failure(Errno.TooManyLinks, path);
    }

    /// <summary>Facts about an open file.</summary>
    public static FileStatus Status(SafeFileHandle file, StorePath path)
    {
        Check(Native.Status(file, out FileStatus status), path);
        return status;
    }

    /// <summary>Facts about an open file that must be a regular one; else it is closed.</summary>
    public static FileStatus RegularStatus(SafeFileHandle file, StorePath path)
    {
        int error = Native.Status(file, out FileStatus status);
        if (error == 0 && status.Kind == EntryKind.File)
        {
            return status;
        }

        file.Dispose();
        Check(error, path);
        throw NotAFile(path);
    }

    /// <summary>Whether this process may write what <paramref name="status"/> describes.</summary>
    public bool MayWrite(in FileStatus status) => _rights.MayWrite(status);

    /// <summary>The facts for users.</summary>
    public StoreEntry Describe(
        in FileStatus status,
        ReadOnlyMemory<byte> name,
        bool isLink = false,
        ReadOnlyMemory<byte> linkTarget = default) => new()
        {
            Name = name,
            Kind = status.Kind,
            Size = status.Size,
            ModifiedUtc = status.ModifiedUtc,
            Mode = status.Mode,
            Links = status.Links,
            Owner = _names.User(status.OwnerId),
            Group = _names.Group(status.GroupId),
            OwnerId = status.OwnerId,
            GroupId = status.GroupId,
            Device = status.Device,
            FileId = status.Inode,
            IsLink = isLink,
            LinkTarget = linkTarget,
            Readable = _rights.MayRead(status),
            Writable = _rights.MayWrite(status),
        };

    /// <summary>The facts about a link: those of its target where that lies in the tree, else its own.</summary>
    /// <param name="directory">Where the link is.</param>
    /// <param name="relative">The link's path beneath the root.</param>
    /// <param name="name">The link's name.</param>
    /// <param name="own">The link's own facts.</param>
    public StoreEntry DescribeLink(
        SafeFileHandle directory, ReadOnlySpan<byte> relative, ReadOnlyMemory<byte> name, in FileStatus own)
    {
        int descriptor = TryOpen(relative, Native.PathOnly);
        if (descriptor < 0)
        {
            return Describe(own, name, isLink: true);
        }

        using SafeFileHandle target = new(descriptor, ownsHandle: true);
        Span<byte> text = stackalloc byte[MaxPathOctets];
        int length = Native.ReadLink(directory, name.Span, text);
        return Native.Status(target, out FileStatus status) == 0 && length >= 0
            ? Describe(status, name, isLink: true, text[..length].ToArray())
            : Describe(own, name, isLink: true);
    }

    public static StoreException NotAFile(StorePath path) => new(StoreError.NotAFile, $"{path}: not a regular file");

    /// <summary>Passes results and turns negated error numbers into failures.</summary>
    public static int Check(int result, StorePath path) => result >= 0 ? result : throw Errno.Failure(-result, path);

    public void Dispose() => _root.Dispose();

    private SafeFileHandle OpenDirectory(ReadOnlySpan<byte> relative, StorePath path)
    {
        int descriptor = TryOpen(relative, Native.ReadOnly | Native.Directory);
        if (descriptor == -Errno.AccessDenied)
        {
            // A drop box: files may be put there, but it cannot be listed.
            descriptor = TryOpen(relative, Native.PathOnly | Native.Directory);
        }

        return new(Check(descriptor, path), ownsHandle: true);
    }

    private static byte[] Follow(StorePath path, ReadOnlySpan<byte> parent, ReadOnlySpan<byte> link)
    {
        if (link.StartsWith("/"u8))
        {
            throw Errno.Failure(Errno.CrossDevice, path);
        }

        ReadOnlySpan<byte> last = link[(link.LastIndexOf((byte)'/') + 1)..];
        if (last.IsEmpty || last.SequenceEqual("."u8) || last.SequenceEqual(".."u8))
        {
            throw NotAFile(path);
        }

        return parent.IsEmpty ? link.ToArray() : [.. parent, (byte)'/', .. link];
    }
}
