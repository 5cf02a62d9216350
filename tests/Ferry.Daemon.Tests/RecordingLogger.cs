using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Ferry.Daemon.Tests;

/// <summary>Keeps messages.</summary>
internal sealed class RecordingLogger : ILogger
{
    public ConcurrentQueue<string> Messages { get; } = new();

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter) => Messages.Enqueue($"{logLevel}: {formatter(state, exception)}");

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;
}
