using System.Runtime.InteropServices;

namespace Ferry.Network.Linux;

/// <summary>The system calls that System.Net.Sockets does not have, or not this cheaply. Each returns -1 and sets errno
/// on failure; constants are those of the generic Linux ABI (x86-64, arm64, riscv64, loongarch64).</summary>
internal static partial class LinuxNative
{
    public const int AfInet = 2;
    public const int AfInet6 = 10;
    public const int SockStream = 1;
    public const int SockNonblock = 0x800;
    public const int SockCloexec = 0x80000;

    public const int SolSocket = 1;
    public const int SoReuseaddr = 2;
    public const int SoError = 4;
    public const int SoKeepalive = 9;
    public const int SoOobinline = 10;
    public const int SoLinger = 13;
    public const int SoRcvlowat = 18;
    public const int IpprotoTcp = 6;
    public const int TcpNodelay = 1;
    public const int IpprotoIpv6 = 41;
    public const int Ipv6V6only = 26;

    public const int MsgNosignal = 0x4000;
    public const int ShutWr = 1;

    public const int EpollCloexec = 0x80000;
    public const int EpollCtlAdd = 1;
    public const int EpollCtlMod = 3;

    public const int SpliceMove = 1;
    public const int SpliceNonblock = 2;
    public const int PipeCloexec = 0x80000;
    public const int PipeNonblock = 0x800;
    public const int FSetpipeSz = 1031;

    [LibraryImport("libc", EntryPoint = "socket", SetLastError = true)]
    public static partial int Socket(int domain, int type, int protocol);

    [LibraryImport("libc", EntryPoint = "bind", SetLastError = true)]
    public static partial int Bind(SafeHandle socket, ReadOnlySpan<byte> address, int length);

    [LibraryImport("libc", EntryPoint = "listen", SetLastError = true)]
    public static partial int Listen(SafeHandle socket, int backlog);

    [LibraryImport("libc", EntryPoint = "connect", SetLastError = true)]
    public static partial int Connect(SafeHandle socket, ReadOnlySpan<byte> address, int length);

    [LibraryImport("libc", EntryPoint = "accept4", SetLastError = true)]
    public static partial int Accept4(SafeHandle socket, Span<byte> address, ref int length, int flags);

    [LibraryImport("libc", EntryPoint = "getsockname", SetLastError = true)]
    public static partial int GetSockName(SafeHandle socket, Span<byte> address, ref int length);

    [LibraryImport("libc", EntryPoint = "setsockopt", SetLastError = true)]
    public static partial int SetSockOpt(SafeHandle socket, int level, int option, ReadOnlySpan<int> value, int octets);

    [LibraryImport("libc", EntryPoint = "getsockopt", SetLastError = true)]
    public static partial int GetSockOpt(SafeHandle socket, int level, int option, out int value, ref int octets);

    [LibraryImport("libc", EntryPoint = "recv", SetLastError = true)]
    public static partial nint Recv(SafeHandle socket, Span<byte> buffer, nint length, int flags);

    [LibraryImport("libc", EntryPoint = "send", SetLastError = true)]
    public static partial nint Send(SafeHandle socket, ReadOnlySpan<byte> buffer, nint length, int flags);

    [LibraryImport("libc", EntryPoint = "shutdown", SetLastError = true)]
    public static partial int Shutdown(SafeHandle socket, int how);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    public static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "epoll_create1", SetLastError = true)]
    public static partial int EpollCreate1(int flags);

    [LibraryImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    public static partial int EpollCtl(int epoll, int operation, SafeHandle descriptor, ReadOnlySpan<byte> item);

    [LibraryImport("libc", EntryPoint = "epoll_wait", SetLastError = true)]
    public static partial int EpollWait(int epoll, Span<byte> items, int maxItems, int timeoutMs);

    [LibraryImport("libc", EntryPoint = "sendfile64", SetLastError = true)]
    public static partial nint SendFile(SafeHandle socket, SafeHandle file, ref long offset, nint count);

    [LibraryImport("libc", EntryPoint = "splice", SetLastError = true)]
    public static partial nint SpliceFromSocket(
        SafeHandle socket, nint noOffset, int pipe, nint noOffsetEither, nint count, uint flags);

    [LibraryImport("libc", EntryPoint = "splice", SetLastError = true)]
    public static partial nint SpliceToFile(
        int pipe, nint noOffset, SafeHandle file, ref long offset, nint count, uint flags);

    [LibraryImport("libc", EntryPoint = "pipe2", SetLastError = true)]
    public static partial int Pipe2(Span<int> ends, int flags);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    public static partial int Fcntl(int descriptor, int command, int argument);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(int descriptor, Span<byte> buffer, nint count);
}
