using System.Buffers;
using Microsoft.Extensions.Logging;

namespace Ferry.Daemon.Logging;

/// <summary>How a log line looks.</summary>
internal interface ILineFormat
{
    /// <summary>Writes one event as UTF-8, ending in a line feed.</summary>
    void Write(
        IBufferWriter<byte> output,
        DateTimeOffset time,
        LogLevel level,
        EventId id,
        IReadOnlyList<KeyValuePair<string, object?>> values,
        string message,
        Exception? exception);

    /// <summary>The line that says how many lines were lost, with its line feed.</summary>
    string DescribeLoss(long lines);
}
