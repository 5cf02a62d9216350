using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Ferry.Network.Linux;

/// <summary>A pipe to splice through. Between two uses it is empty, so a transfer rents one only while it moves octets
/// and a thousand waiting transfers hold none.</summary>
internal sealed class SplicePipe
{
    /// <summary>The largest pipe that an unprivileged process may have by default
    /// (/proc/sys/fs/pipe-max-size).</summary>
    public const int WantedOctets = 1024 * 1024;

    private const int MostKept = 16;

    private static readonly ConcurrentStack<SplicePipe> Kept = new();

    private SplicePipe(int readEnd, int writeEnd)
    {
        ReadEnd = readEnd;
        WriteEnd = writeEnd;
    }

    public int ReadEnd { get; }

    public int WriteEnd { get; }

    /// <summary>An empty pipe, or null if the system has none to give.</summary>
    public static SplicePipe? Rent()
    {
        if (Kept.TryPop(out SplicePipe? kept))
        {
            return kept;
        }

        Span<int> ends = stackalloc int[2];
        if (LinuxNative.Pipe2(ends, LinuxNative.PipeCloexec | LinuxNative.PipeNonblock) != 0)
        {
            return null;
        }

        // Over the user's share of pipe pages this is refused; a pipe of 64 KiB then works, only slower.
        for (int size = WantedOctets; size > 64 * 1024; size /= 2)
        {
            if (LinuxNative.Fcntl(ends[1], LinuxNative.FSetpipeSz, size) >= 0)
            {
                break;
            }
        }

        return new SplicePipe(ends[0], ends[1]);
    }

    /// <summary>Gives the pipe back. Only an empty one may be used again.</summary>
    public void Return(bool isEmpty)
    {
        if (isEmpty && Kept.Count < MostKept)
        {
            Kept.Push(this);
            return;
        }

        _ = LinuxNative.Close(ReadEnd);
        _ = LinuxNative.Close(WriteEnd);
    }

    /// <summary>Takes out what could not be spliced on.</summary>
    public int Read(Span<byte> buffer)
    {
        nint count = LinuxNative.Read(ReadEnd, buffer, buffer.Length);
        return count >= 0 ? (int)count : throw FileErrors.FromErrno(Marshal.GetLastPInvokeError());
    }
}
