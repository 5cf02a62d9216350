using System.Buffers;
using Ferry.Daemon.Configuration;
using Microsoft.Extensions.Logging;

namespace Ferry.Daemon.Logging;

/// <summary>Ferry's own log: one line for each event, to one stream.</summary>
/// <remarks>It never makes its callers wait: where the stream is slower than the events, lines are lost and counted.
/// Disposing it writes what is waiting and closes the stream.</remarks>
public sealed class LineLog : ILogger, IAsyncDisposable
{
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? ThreadBuffer;

    private readonly ILineFormat _format;
    private readonly TimeProvider _clock;
    private readonly LineWriter _lines;
    private volatile LogLevel _level;

    /// <summary>Starts a log.</summary>
    /// <param name="output">Where the lines go; becomes the log's.</param>
    /// <param name="format"><see cref="LogFormat.Text"/> for text, anything else for JSON.</param>
    /// <param name="level">The least level that is written.</param>
    /// <param name="clock">The clock.</param>
    public LineLog(Stream output, LogFormat format, LogLevel level, TimeProvider clock)
    {
        _format = format == LogFormat.Text ? new TextLineFormat() : new JsonLineFormat();
        _level = level;
        _clock = clock;
        _lines = new LineWriter(() => output, _format.DescribeLoss);
    }

    /// <summary>The least level that is written; may change at any time.</summary>
    public LogLevel Level
    {
        get => _level;
        set => _level = value;
    }

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => logLevel >= _level && logLevel != LogLevel.None;

    /// <inheritdoc/>
    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
        {
            return;
        }

        ArrayBufferWriter<byte> buffer = ThreadBuffer ??= new(512);
        buffer.ResetWrittenCount();
        _format.Write(
            buffer,
            _clock.GetLocalNow(),
            logLevel,
            eventId,
            state as IReadOnlyList<KeyValuePair<string, object?>> ?? [],
            formatter(state, exception),
            exception);
        _lines.Add(buffer.WrittenSpan);
    }

    /// <summary>Scopes are not kept: every line carries what it needs.</summary>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _lines.DisposeAsync();
}
