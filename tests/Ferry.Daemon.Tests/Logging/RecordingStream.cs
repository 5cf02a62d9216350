using System.Text;

namespace Ferry.Daemon.Tests.Logging;

/// <summary>Keeps what is written, and lets nothing through while its gate is shut.</summary>
internal sealed class RecordingStream : MemoryStream
{
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public RecordingStream(bool open = true)
    {
        if (open)
        {
            Open();
        }
    }

    /// <summary>Somebody has begun to write.</summary>
    public Task Started => _started.Task;

    public string Text => Encoding.UTF8.GetString(ToArray());

    public void Open() => _gate.TrySetResult();

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _started.TrySetResult();
        await _gate.Task;
        await base.WriteAsync(buffer, cancellationToken);
    }
}
