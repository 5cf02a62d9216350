using System.Runtime.InteropServices;

namespace Ferry.Network.Linux;

/// <summary>Errors of a file, as opposed to errors of the network.</summary>
internal static class FileErrors
{
    /// <summary>An error whose <see cref="Exception.HResult"/> is the error number, as those of .NET's own calls
    /// are.</summary>
    public static IOException FromErrno(int errno) => new(Marshal.GetPInvokeErrorMessage(errno), errno);

    /// <summary>Whether sendfile(2), which works on both, means the file.</summary>
    public static bool IsOfFile(int errno) => errno is Errno.Eio or Errno.Estale or Errno.Eoverflow;

    /// <summary>Whether the file, or its file system, is of a kind that the call cannot handle.</summary>
    public static bool IsUnsupported(int errno) =>
        errno is Errno.Einval or Errno.Enosys or Errno.Eopnotsupp or Errno.Espipe;
}
