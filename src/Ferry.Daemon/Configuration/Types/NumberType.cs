using System.Globalization;
using System.Text.Json;

namespace Ferry.Daemon.Configuration;

/// <summary>A whole number, both ends included.</summary>
internal sealed class NumberType(int min, int max) : SettingType<int>
{
    public override string Syntax =>
        string.Create(CultureInfo.InvariantCulture, $"a whole number from {min} to {max}");

    public override bool TryRead(SourceValue value, out int result)
    {
        result = 0;
        return value.Kind is SourceKind.Number or SourceKind.Bare
            && int.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out result)
            && result >= min
            && result <= max;
    }

    public override string Format(int value) => value.ToString(CultureInfo.InvariantCulture);

    public override void WriteSchema(Utf8JsonWriter schema)
    {
        schema.WriteString("type", "integer");
        schema.WriteNumber("minimum", min);
        schema.WriteNumber("maximum", max);
    }
}
