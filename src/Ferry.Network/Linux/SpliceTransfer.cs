using System.Buffers;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Ferry.Network.Linux;

/// <summary>Receives into one file: the first octets through a small buffer, because most files end there and a pipe
/// would cost more calls; the rest by splice(2).</summary>
internal sealed class SpliceTransfer(
    LinuxConnection connection,
    LinuxSocket socket,
    SafeFileHandle file,
    long offset,
    TransferMeter meter,
    TimeProvider clock)
    : ZeroCopyTransfer(meter)
{
    private const int FirstOctets = 64 * 1024;

    private LowWaterMark? _lowWaterMark;

    protected override Progress Advance(long endOfTurn, CancellationToken cancellationToken) =>
        Moved < FirstOctets ? Copy() : Splice(endOfTurn, cancellationToken);

    protected override ValueTask<int> WaitAsync(CancellationToken cancellationToken)
    {
        if (Moved > LowWaterMark.Octets)
        {
            _lowWaterMark ??= new LowWaterMark(socket, Meter, clock);
            _lowWaterMark.BeforeWait();
        }

        return socket.Watch.WaitReadableAsync(cancellationToken);
    }

    protected override void OnEnded() => _lowWaterMark?.Dispose();

    protected override ValueTask<long> CopyRestAsync(CancellationToken cancellationToken) =>
        BufferedTransfer.ReceiveFileAsync(connection, file, offset + Moved, Meter, cancellationToken);

    /// <summary>Gathers what is there, up to the end if that is there too, and stores it by one write.</summary>
    private Progress Copy()
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(FirstOctets);
        try
        {
            int gathered = 0;
            int count;
            do
            {
                count = connection.TryReceive(buffer.AsSpan(gathered));
                gathered += Math.Max(count, 0);
            }
            while (count > 0 && gathered < buffer.Length);

            if (gathered > 0)
            {
                RandomAccess.Write(file, buffer.AsSpan(0, gathered), offset + Moved);
                Add(gathered);
            }

            return count == 0 ? Progress.Done : Progress.Wait;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private Progress Splice(long endOfTurn, CancellationToken cancellationToken)
    {
        if (SplicePipe.Rent() is not { } pipe)
        {
            return Progress.Unsupported;
        }

        bool isEmpty = true;
        try
        {
            while (Moved < endOfTurn)
            {
                cancellationToken.ThrowIfCancellationRequested();
                int count = Fill(pipe);
                if (count <= 0)
                {
                    return count == 0 ? Progress.Done : Progress.Wait;
                }

                isEmpty = false;
                bool spliced = Drain(pipe, count);
                isEmpty = true;
                if (!spliced)
                {
                    return Progress.Unsupported;
                }
            }

            return Progress.Wait;
        }
        finally
        {
            pipe.Return(isEmpty);
        }
    }

    /// <summary>Socket to pipe: octets moved, 0 at the end, -1 if nothing is there yet.</summary>
    private int Fill(SplicePipe pipe)
    {
        const int Flags = LinuxNative.SpliceMove | LinuxNative.SpliceNonblock;
        while (true)
        {
            nint moved = LinuxNative.SpliceFromSocket(socket, 0, pipe.WriteEnd, 0, SplicePipe.WantedOctets, Flags);
            if (moved >= 0)
            {
                return (int)moved;
            }

            switch (Marshal.GetLastPInvokeError())
            {
                case Errno.Eagain:
                    return -1;
                case Errno.Eintr:
                    continue;
                case int errno:
                    throw NetworkErrors.FromErrno(errno);
            }
        }
    }

    /// <summary>Pipe to file, where every error is the file's. False if the octets had to be copied.</summary>
    private bool Drain(SplicePipe pipe, int count)
    {
        while (count > 0)
        {
            long position = offset + Moved;
            nint moved = LinuxNative.SpliceToFile(
                pipe.ReadEnd, 0, file, ref position, count, LinuxNative.SpliceMove);
            if (moved > 0)
            {
                count -= (int)moved;
                Add(moved);
                continue;
            }

            switch (Marshal.GetLastPInvokeError())
            {
                case Errno.Eintr:
                    break;
                case int errno when FileErrors.IsUnsupported(errno):
                    DrainByCopy(pipe, count);
                    return false;
                case int errno:
                    throw FileErrors.FromErrno(errno);
            }
        }

        return true;
    }

    private void DrainByCopy(SplicePipe pipe, int count)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(count);
        try
        {
            while (count > 0)
            {
                int read = pipe.Read(buffer.AsSpan(0, count));
                RandomAccess.Write(file, buffer.AsSpan(0, read), offset + Moved);
                Add(read);
                count -= read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
