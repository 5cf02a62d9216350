using System.Buffers;
using Ferry.Storage;

namespace Ferry.Ftp.Server.Checksums;

/// <summary>One checksum being computed.</summary>
/// <param name="command">The command that asked for it.</param>
/// <param name="path">The file's path, for STAT.</param>
/// <param name="file">Owned from now on.</param>
/// <param name="algorithm">How.</param>
/// <param name="range">Of which octets, all of them inside the file.</param>
internal sealed class ChecksumRun(Command command, StorePath path, StoredFile file, ChecksumAlgorithm algorithm, OctetRange range)
    : ILongWork, IAsyncDisposable
{
    private const int BufferOctets = 1024 * 1024;

    // Up to here reading costs less than handing the work to another thread.
    private const int ShortOctets = 64 * 1024;

    // Never disposed: without a timer of its own it holds nothing.
    private readonly CancellationTokenSource _cancellation = new();
    private long _position = range.Start;

    /// <summary>Makes the reply from the checksum, in lowercase hexadecimal digits.</summary>
    public required Func<string, Reply> Answer { get; init; }

    public Reply Status => new(
        211, $"{command.Verb} {path.Octets}: {Volatile.Read(ref _position) - range.Start} of {range.Length} bytes.\nEnd.");

    public void Abort() => _cancellation.Cancel();

    public void Tick()
    {
        // The file system alone decides how long reading takes; whoever has waited enough sends ABOR.
    }

    /// <summary>Computes.</summary>
    /// <returns>The reply that ends the command.</returns>
    public async ValueTask<Reply> RunAsync()
    {
        try
        {
            return Answer(range.Length <= ShortOctets ? await ComputeAsync() : await Task.Run(ComputeAsync));
        }
        catch (OperationCanceledException) when (_cancellation.IsCancellationRequested)
        {
            return new(450, $"{command.Verb} aborted.");
        }
        catch (StoreException)
        {
            return new(451, $"{path.Octets}: local error in processing.");
        }
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();

    private async Task<string> ComputeAsync()
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(range.Length, BufferOctets));
        try
        {
            using Digest digest = new(algorithm);
            while (_position < range.End)
            {
                int wanted = (int)Math.Min(range.End - _position, buffer.Length);
                int read = await file.ReadAsync(buffer.AsMemory(0, wanted), _position, _cancellation.Token);
                if (read == 0)
                {
                    throw new StoreException(StoreError.Failed, $"{path} became shorter while it was read");
                }

                digest.Append(buffer.AsSpan(0, read));
                Volatile.Write(ref _position, _position + read);
                if (_position < range.End)
                {
                    // Many checksums at a time take turns with each other and with the transfers.
                    await Task.Yield();
                }
            }

            return digest.Finish();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
