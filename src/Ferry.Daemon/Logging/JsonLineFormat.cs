using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Ferry.Daemon.Logging;

/// <summary>One JSON object on a line: <c>time</c> (UTC), <c>level</c>, <c>id</c>, <c>event</c>, <c>message</c>, the
/// message's values by their names, <c>exception</c>. Only ASCII: whatever is beyond is escaped.</summary>
internal sealed class JsonLineFormat : ILineFormat
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
        using (Utf8JsonWriter json = new(output))
        {
            json.WriteStartObject();
            json.WriteString("time", time.UtcDateTime);
            json.WriteString("level", Name(level));
            json.WriteNumber("id", id.Id);
            json.WriteString("event", id.Name);
            json.WriteString("message", message);
            foreach ((string key, object? value) in values)
            {
                if (key != "{OriginalFormat}")
                {
                    WriteValue(json, JsonNamingPolicy.CamelCase.ConvertName(key), value);
                }
            }

            if (exception is not null)
            {
                json.WriteString("exception", exception.ToString());
            }

            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    public string DescribeLoss(long lines) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        {"level":"warning","event":"LinesLost","message":"Lines came faster than they were written","lines":{{lines}}}

        """);

    private static void WriteValue(Utf8JsonWriter json, string key, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNull(key);
                break;
            case bool flag:
                json.WriteBoolean(key, flag);
                break;
            case int number:
                json.WriteNumber(key, number);
                break;
            case long number:
                json.WriteNumber(key, number);
                break;
            case double number:
                json.WriteNumber(key, number);
                break;
            default:
                json.WriteString(key, Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static string Name(LogLevel level) => level switch
    {
        LogLevel.Trace => "trace",
        LogLevel.Debug => "debug",
        LogLevel.Information => "information",
        LogLevel.Warning => "warning",
        LogLevel.Error => "error",
        _ => "critical",
    };
}
