using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Ferry.Network.Linux;

/// <summary>Sends one file by sendfile(2).</summary>
internal sealed class SendfileTransfer(
    LinuxConnection connection, LinuxSocket socket, SafeFileHandle file, long offset, long count, TransferMeter meter)
    : ZeroCopyTransfer(meter)
{
    // One call may have to read this much from a disk before a cancellation is seen.
    private const int MostOctetsACall = 4 * 1024 * 1024;

    protected override Progress Advance(long endOfTurn, CancellationToken cancellationToken)
    {
        endOfTurn = Math.Min(count, endOfTurn);
        while (Moved < endOfTurn)
        {
            cancellationToken.ThrowIfCancellationRequested();
            long position = offset + Moved;
            nint moved = LinuxNative.SendFile(
                socket, file, ref position, (nint)Math.Min(endOfTurn - Moved, MostOctetsACall));
            if (moved > 0)
            {
                Add(moved);
                continue;
            }

            if (moved == 0)
            {
                return Progress.Done; // The file has become shorter.
            }

            switch (Marshal.GetLastPInvokeError())
            {
                case Errno.Eintr:
                    break;
                case Errno.Eagain:
                    return Progress.Wait;
                case int errno when FileErrors.IsUnsupported(errno):
                    return Progress.Unsupported;
                case int errno:
                    throw FileErrors.IsOfFile(errno) ? FileErrors.FromErrno(errno) : NetworkErrors.FromErrno(errno);
            }
        }

        return Moved == count ? Progress.Done : Progress.Wait;
    }

    protected override ValueTask<int> WaitAsync(CancellationToken cancellationToken) =>
        socket.Watch.WaitWritableAsync(cancellationToken);

    protected override ValueTask<long> CopyRestAsync(CancellationToken cancellationToken) =>
        BufferedTransfer.SendFileAsync(connection, file, offset + Moved, count - Moved, Meter, cancellationToken);
}
