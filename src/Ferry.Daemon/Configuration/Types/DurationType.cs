using System.Globalization;
using System.Text.Json;

namespace Ferry.Daemon.Configuration;

/// <summary>A length of time: a whole number and a unit, both ends of the range included.</summary>
internal sealed class DurationType(TimeSpan min, TimeSpan max) : SettingType<TimeSpan>
{
    // From large to small, so that the first that fits is the one to show.
    private static readonly (string Unit, TimeSpan Length)[] Units =
    [
        ("d", TimeSpan.FromDays(1)),
        ("h", TimeSpan.FromHours(1)),
        ("m", TimeSpan.FromMinutes(1)),
        ("s", TimeSpan.FromSeconds(1)),
    ];

    public override string Syntax => $"a duration such as 30s, 5m, 2h or 1d, from {Format(min)} to {Format(max)}";

    public override bool TryRead(SourceValue value, out TimeSpan result)
    {
        result = default;
        if (!value.IsText || value.Text.Length < 2)
        {
            return false;
        }

        TimeSpan unit = Array.Find(Units, unit => value.Text.EndsWith(unit.Unit, StringComparison.Ordinal)).Length;
        if (unit == default
            || !int.TryParse(value.Text.AsSpan(..^1), NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            || count > max / unit)
        {
            return false;
        }

        result = count * unit;
        return result >= min;
    }

    public override string Format(TimeSpan value)
    {
        (string unit, TimeSpan length) = value == TimeSpan.Zero
            ? Units[^1]
            : Array.Find(Units, unit => value.Ticks % unit.Length.Ticks == 0);
        return string.Create(CultureInfo.InvariantCulture, $"{value / length}{unit}");
    }

    public override void WriteSchema(Utf8JsonWriter schema)
    {
        schema.WriteString("type", "string");
        schema.WriteString("pattern", "^[0-9]+[smhd]$");
    }
}
