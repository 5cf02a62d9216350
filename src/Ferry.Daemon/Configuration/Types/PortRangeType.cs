using System.Globalization;
using System.Text.Json;

namespace Ferry.Daemon.Configuration;

/// <summary>A range of ports, both ends included; (0, 0) stands for 61000–65535 and, where all those are taken, any.</summary>
internal sealed class PortRangeType : SettingType<(int First, int Last)>
{
    private const string Any = "any";

    public override string Syntax => "a range of ports from 1 to 65535 such as 50000-50099, or any";

    public override bool TryRead(SourceValue value, out (int First, int Last) result)
    {
        result = default;
        if (!value.IsText)
        {
            return false;
        }

        if (value.Text == Any)
        {
            return true;
        }

        if (value.Text.Split('-') is not [string first, string last]
            || !ushort.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out ushort min)
            || !ushort.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out ushort max))
        {
            return false;
        }

        result = (min, max);
        return min > 0 && min <= max;
    }

    public override string Format((int First, int Last) value) =>
        value == default ? Any : string.Create(CultureInfo.InvariantCulture, $"{value.First}-{value.Last}");

    public override void WriteSchema(Utf8JsonWriter schema)
    {
        schema.WriteString("type", "string");
        schema.WriteString("pattern", "^(any|[0-9]+-[0-9]+)$");
    }
}
