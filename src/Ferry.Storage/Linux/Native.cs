using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Ferry.Storage.Linux;

/// <summary>The system calls of this project. Each returns what the call returns, or the negated error number; calls
/// that a signal interrupts are made again.</summary>
internal static unsafe partial class Native
{
    public const int ReadOnly = 0;
    public const int WriteOnly = 1;
    public const int Create = 0x40;
    public const int Exclusive = 0x80;
    public const int NoControllingTerminal = 0x100;
    public const int NonBlocking = 0x800;
    public const int CloseOnExec = 0x80000;
    public const int PathOnly = 0x200000;

    public const int LockExclusive = 2;
    public const int LockNonBlocking = 4;

    private const int CurrentDirectory = -100;
    private const int RemoveDirectory = 0x200;
    private const int NoFollowAt = 0x100;
    private const int EmptyPath = 0x1000;
    private const int NoReplace = 1;
    private const uint BasicStatus = 0x7FF;
    private const ulong ResolveBeneath = 0x08;
    private const ulong ResolveNoMagicLinks = 0x02;

    private const nint OpenAt2Call = 437;
    private const nint FchmodAt2Call = 452;

    // These numbers and flags are the only ones that differ between the two architectures.
    private static readonly bool Arm = RuntimeInformation.ProcessArchitecture == Architecture.Arm64;
    private static readonly nint GetDentsCall = Arm ? 61 : 217;
    private static readonly nint RenameAt2Call = Arm ? 276 : 316;

    /// <summary>O_DIRECTORY.</summary>
    public static readonly int Directory = Arm ? 0x4000 : 0x10000;

    /// <summary>O_NOFOLLOW.</summary>
    public static readonly int NoFollow = Arm ? 0x8000 : 0x20000;

    /// <summary>Whether the numbers above are right here.</summary>
    public static bool IsSupported { get; } = OperatingSystem.IsLinux()
        && RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64;

    /// <summary>openat2(2), resolving beneath <paramref name="root"/> alone.</summary>
    public static int OpenBeneath(SafeFileHandle root, ReadOnlySpan<byte> path, int flags, int mode)
    {
        OpenHow how = new()
        {
            Flags = (ulong)(uint)(flags | CloseOnExec),
            Mode = (ulong)mode,
            Resolve = ResolveBeneath | ResolveNoMagicLinks,
        };
        KernelPath terminated = new(path);
        fixed (byte* octets = terminated)
        {
            nint result;
            do
            {
                result = OpenAt2(OpenAt2Call, root, octets, &how, (nuint)sizeof(OpenHow));
            }
            while (WasInterrupted(result));
            return SpareDescriptors.Claim(Result(result));
        }
    }

    /// <summary>openat(2); the path is one component, or the caller does not mind where it leads.</summary>
    public static int OpenAt(SafeFileHandle directory, ReadOnlySpan<byte> path, int flags, int mode = 0)
    {
        KernelPath terminated = new(path);
        fixed (byte* octets = terminated)
        {
            int result;
            do
            {
                result = OpenAt(directory, octets, flags | CloseOnExec, mode);
            }
            while (WasInterrupted(result));
            return SpareDescriptors.Claim(Result(result));
        }
    }

    /// <summary>open(2) of an operator's path.</summary>
    public static int Open(string path, int flags)
    {
        int result = OpenPath(path, flags | CloseOnExec, 0);
        return Result(result);
    }

    /// <summary>statx(2) of one name in a directory, links not followed.</summary>
    public static int Status(SafeFileHandle directory, ReadOnlySpan<byte> name, out FileStatus status)
    {
        KernelPath terminated = new(name);
        fixed (byte* octets = terminated)
        {
            return Status(directory, octets, out status);
        }
    }

    /// <summary>The same with a name that ends with a NUL already.</summary>
    public static int Status(SafeFileHandle directory, byte* name, out FileStatus status)
    {
        fixed (FileStatus* facts = &status)
        {
            return Result(Statx(directory, name, NoFollowAt, BasicStatus, facts));
        }
    }

    /// <summary>statx(2) of an open file.</summary>
    public static int Status(SafeFileHandle file, out FileStatus status)
    {
        fixed (byte* empty = "\0"u8)
        fixed (FileStatus* facts = &status)
        {
            return Result(Statx(file, empty, EmptyPath, BasicStatus, facts));
        }
    }

    /// <summary>getdents64(2).</summary>
    public static int ReadDirectory(SafeFileHandle directory, Span<byte> buffer)
    {
        fixed (byte* octets = buffer)
        {
            return Result(GetDents(GetDentsCall, directory, octets, (nuint)buffer.Length));
        }
    }

    /// <summary>readlinkat(2).</summary>
    public static int ReadLink(SafeFileHandle directory, ReadOnlySpan<byte> name, Span<byte> target)
    {
        KernelPath terminated = new(name);
        fixed (byte* octets = terminated)
        fixed (byte* buffer = target)
        {
            return Result(ReadLinkAt(directory, octets, buffer, (nuint)target.Length));
        }
    }

    /// <summary>mkdirat(2).</summary>
    public static int MakeDirectory(SafeFileHandle parent, ReadOnlySpan<byte> name, int mode)
    {
        KernelPath terminated = new(name);
        fixed (byte* octets = terminated)
        {
            return Result(MkdirAt(parent, octets, (uint)mode));
        }
    }

    /// <summary>unlinkat(2).</summary>
    public static int Remove(SafeFileHandle parent, ReadOnlySpan<byte> name, bool directory)
    {
        KernelPath terminated = new(name);
        fixed (byte* octets = terminated)
        {
            return Result(UnlinkAt(parent, octets, directory ? RemoveDirectory : 0));
        }
    }

    /// <summary>renameat2(2).</summary>
    public static int Rename(
        SafeFileHandle fromParent,
        ReadOnlySpan<byte> from,
        SafeFileHandle toParent,
        ReadOnlySpan<byte> to,
        bool replace)
    {
        KernelPath terminatedFrom = new(from);
        KernelPath terminatedTo = new(to);
        fixed (byte* fromOctets = terminatedFrom)
        fixed (byte* toOctets = terminatedTo)
        {
            return Result(RenameAt2(
                RenameAt2Call, fromParent, fromOctets, toParent, toOctets, replace ? 0u : NoReplace));
        }
    }

    /// <summary>linkat(2): a second name in the same directory, which must be free.</summary>
    public static int Link(SafeFileHandle directory, ReadOnlySpan<byte> from, ReadOnlySpan<byte> to)
    {
        KernelPath terminatedFrom = new(from);
        KernelPath terminatedTo = new(to);
        fixed (byte* fromOctets = terminatedFrom)
        fixed (byte* toOctets = terminatedTo)
        {
            return Result(LinkAt(directory, fromOctets, directory, toOctets, 0));
        }
    }

    /// <summary>Changes the mode of a file that may be open for its path alone.</summary>
    public static int ChangeMode(SafeFileHandle file, int mode)
    {
        fixed (byte* empty = "\0"u8)
        {
            int result = Result(FchmodAt2(FchmodAt2Call, file, empty, (uint)mode, EmptyPath));
            return LacksEmptyPath(result) ? Result(Chmod(PathOf(file), (uint)mode)) : result;
        }
    }

    /// <summary>Changes the times of a file that may be open for its path alone.</summary>
    public static int ChangeTimes(SafeFileHandle file, UnixTime accessed, UnixTime modified)
    {
        UnixTime* times = stackalloc UnixTime[] { accessed, modified };
        fixed (byte* empty = "\0"u8)
        {
            int result = Result(UtimensAt(file, empty, times, EmptyPath));
            return LacksEmptyPath(result) ? Result(UtimensAt(CurrentDirectory, PathOf(file), times, 0)) : result;
        }
    }

    /// <summary>fchmod(2).</summary>
    public static int ChangeOpenMode(SafeFileHandle file, int mode) => Result(Fchmod(file, (uint)mode));

    /// <summary>fchown(2).</summary>
    public static int ChangeOwner(SafeFileHandle file, uint owner, uint group) => Result(Fchown(file, owner, group));

    /// <summary>fsync(2).</summary>
    public static int Sync(SafeFileHandle file)
    {
        int result;
        do
        {
            result = Fsync(file);
        }
        while (WasInterrupted(result));
        return Result(result);
    }

    /// <summary>Starts to write a file's octets to the disk, without waiting: sync_file_range(2).</summary>
    public static int StartSync(SafeFileHandle file) => Result(SyncFileRange(file, 0, 0, 2));

    /// <summary>ftruncate(2).</summary>
    public static int Truncate(SafeFileHandle file, long length)
    {
        int result;
        do
        {
            result = Ftruncate(file, length);
        }
        while (WasInterrupted(result));
        return Result(result);
    }

    /// <summary>flock(2).</summary>
    public static int Lock(SafeFileHandle file, int operation)
    {
        int result;
        do
        {
            result = Flock(file, operation);
        }
        while (WasInterrupted(result));
        return Result(result);
    }

    /// <summary>pread(2).</summary>
    public static int Read(SafeFileHandle file, Span<byte> buffer, long offset)
    {
        fixed (byte* octets = buffer)
        {
            nint result;
            do
            {
                result = Pread(file, octets, (nuint)buffer.Length, offset);
            }
            while (WasInterrupted(result));
            return Result(result);
        }
    }

    /// <summary>pwrite(2).</summary>
    public static int Write(SafeFileHandle file, ReadOnlySpan<byte> buffer, long offset)
    {
        fixed (byte* octets = buffer)
        {
            nint result;
            do
            {
                result = Pwrite(file, octets, (nuint)buffer.Length, offset);
            }
            while (WasInterrupted(result));
            return Result(result);
        }
    }

    // fchmodat2 is in kernels from 6.6 on, utimensat's AT_EMPTY_PATH from 5.8 on. Before, /proc does the same.
    private static bool LacksEmptyPath(int result) =>
        result is -Errno.NotImplemented or -Errno.Invalid or -Errno.NotFound
            or -Errno.NotSupported or -Errno.NotPermitted;

    private static string PathOf(SafeFileHandle file) => $"/proc/self/fd/{file.DangerousGetHandle()}";

    private static bool WasInterrupted(nint result) =>
        result < 0 && Marshal.GetLastPInvokeError() == Errno.Interrupted;

    private static int Result(nint result) => result < 0 ? -Marshal.GetLastPInvokeError() : (int)result;

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial nint OpenAt2(nint call, SafeFileHandle directory, byte* path, OpenHow* how, nuint size);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial nint GetDents(nint call, SafeFileHandle directory, byte* buffer, nuint length);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial nint RenameAt2(
        nint call, SafeFileHandle fromParent, byte* from, SafeFileHandle toParent, byte* to, uint flags);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial nint FchmodAt2(nint call, SafeFileHandle directory, byte* path, uint mode, int flags);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenPath(string path, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "openat", SetLastError = true)]
    private static partial int OpenAt(SafeFileHandle directory, byte* path, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true)]
    private static partial int Statx(SafeFileHandle directory, byte* path, int flags, uint mask, FileStatus* status);

    [LibraryImport("libc", EntryPoint = "readlinkat", SetLastError = true)]
    private static partial nint ReadLinkAt(SafeFileHandle directory, byte* path, byte* buffer, nuint length);

    [LibraryImport("libc", EntryPoint = "mkdirat", SetLastError = true)]
    private static partial int MkdirAt(SafeFileHandle parent, byte* name, uint mode);

    [LibraryImport("libc", EntryPoint = "unlinkat", SetLastError = true)]
    private static partial int UnlinkAt(SafeFileHandle parent, byte* name, int flags);

    [LibraryImport("libc", EntryPoint = "linkat", SetLastError = true)]
    private static partial int LinkAt(
        SafeFileHandle fromParent, byte* from, SafeFileHandle toParent, byte* to, int flags);

    [LibraryImport("libc", EntryPoint = "utimensat", SetLastError = true)]
    private static partial int UtimensAt(SafeFileHandle directory, byte* path, UnixTime* times, int flags);

    [LibraryImport("libc", EntryPoint = "utimensat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int UtimensAt(int directory, string path, UnixTime* times, int flags);

    [LibraryImport("libc", EntryPoint = "chmod", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Chmod(string path, uint mode);

    [LibraryImport("libc", EntryPoint = "fchmod", SetLastError = true)]
    private static partial int Fchmod(SafeFileHandle file, uint mode);

    [LibraryImport("libc", EntryPoint = "fchown", SetLastError = true)]
    private static partial int Fchown(SafeFileHandle file, uint owner, uint group);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "sync_file_range", SetLastError = true)]
    private static partial int SyncFileRange(SafeFileHandle file, long offset, long length, uint flags);

    [LibraryImport("libc", EntryPoint = "ftruncate", SetLastError = true)]
    private static partial int Ftruncate(SafeFileHandle file, long length);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int Flock(SafeFileHandle file, int operation);

    [LibraryImport("libc", EntryPoint = "pread", SetLastError = true)]
    private static partial nint Pread(SafeFileHandle file, byte* buffer, nuint length, long offset);

    [LibraryImport("libc", EntryPoint = "pwrite", SetLastError = true)]
    private static partial nint Pwrite(SafeFileHandle file, byte* buffer, nuint length, long offset);

    private struct OpenHow
    {
        public ulong Flags;
        public ulong Mode;
        public ulong Resolve;
    }
}
