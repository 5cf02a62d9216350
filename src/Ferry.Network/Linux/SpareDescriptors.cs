using System.Runtime.InteropServices;

namespace Ferry.Network.Linux;

/// <summary>Keeps the process's last descriptors out of the hands of peers. The runtime itself needs some now and then, to load
/// a library say, and ends the process where there is none: without a reserve anybody who opens enough connections could do
/// that.</summary>
internal static partial class SpareDescriptors
{
    private const int ResourceNofile = 7; // RLIMIT_NOFILE; the same on every architecture that .NET runs on.

    // Sockets leave 64 of a usual 1,024 or more, the store half of that: files of running transfers come after their sockets.
    private static readonly int FirstSpare = Limit() - Math.Clamp(Limit() / 8, 8, 64);

    /// <summary>Takes a new socket, unless it is one of the last descriptors.</summary>
    /// <exception cref="NetworkException"><see cref="NetworkError.OutOfDescriptors"/>; the socket is closed.</exception>
    public static LinuxSocket Claim(int descriptor)
    {
        LinuxSocket socket = new(descriptor);
        if (descriptor < FirstSpare)
        {
            return socket;
        }

        socket.Dispose();
        throw NetworkErrors.FromErrno(Errno.Emfile);
    }

    private static int Limit() =>
        GetRLimit(ResourceNofile, out ResourceLimit limit) == 0 && limit.Soft < int.MaxValue ? (int)limit.Soft : int.MaxValue;

    [LibraryImport("libc", EntryPoint = "getrlimit")]
    private static partial int GetRLimit(int resource, out ResourceLimit limit);

    private struct ResourceLimit
    {
        public nuint Soft;
        public nuint Hard;
    }
}
