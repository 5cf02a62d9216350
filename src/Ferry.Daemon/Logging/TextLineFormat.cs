using System.Buffers;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Ferry.Daemon.Logging;

/// <summary>Lines for people: local time, level, message. Whatever a peer sent, it stays on its line and leaves
/// the terminal alone.</summary>
internal sealed class TextLineFormat : ILineFormat
{
    public void Write(
        IBufferWriter<byte> output,
        DateTimeOffset time,
        LogLevel level,
        EventId id,
        IReadOnlyList<KeyValuePair<string, object?>> values,
        string message,
        Exception? exception)
    {
        StringBuilder line = new();
        line.Append(CultureInfo.InvariantCulture, $"{time:yyyy-MM-dd HH:mm:ss.fff} {Name(level),-5} ");
        EscapedText.Append(line, message);
        line.Append('\n');
        foreach (string part in exception?.ToString().Split('\n') ?? [])
        {
            // The bar keeps a line of an exception's text from passing for a log line.
            line.Append("    | ");
            EscapedText.Append(line, part.TrimEnd('\r'));
            line.Append('\n');
        }

        foreach (ReadOnlyMemory<char> chunk in line.GetChunks())
        {
            Encoding.UTF8.GetBytes(chunk.Span, output);
        }
    }

    public string DescribeLoss(long lines) =>
        string.Create(CultureInfo.InvariantCulture, $"({lines} lines lost here: they came faster than they were written)\n");

    private static string Name(LogLevel level) => level switch
    {
        LogLevel.Trace => "trace",
        LogLevel.Debug => "debug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "ERROR",
        _ => "FATAL",
    };
}
