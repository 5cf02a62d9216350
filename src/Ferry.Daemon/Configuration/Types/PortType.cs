using System.Globalization;
using System.Text.Json;

namespace Ferry.Daemon.Configuration;

/// <summary>A port to listen on; null stands for Ferry's own choice.</summary>
internal sealed class PortType : SettingType<int?>
{
    private const string Automatic = "auto";

    public override string Syntax => "a port from 1 to 65535, 0 for any free one, or auto";

    public override bool TryRead(SourceValue value, out int? result)
    {
        result = null;
        if (value.IsText && value.Text == Automatic)
        {
            return true;
        }

        if (value.Kind is SourceKind.Number or SourceKind.Bare
            && ushort.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out ushort port))
        {
            result = port;
        }

        return result is not null;
    }

    public override string Format(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? Automatic;

    public override void WriteSchema(Utf8JsonWriter schema)
    {
        schema.WriteStartArray("anyOf");
        schema.WriteStartObject();
        schema.WriteString("type", "integer");
        schema.WriteNumber("minimum", 0);
        schema.WriteNumber("maximum", ushort.MaxValue);
        schema.WriteEndObject();
        schema.WriteStartObject();
        schema.WriteString("const", Automatic);
        schema.WriteEndObject();
        schema.WriteEndArray();
    }
}
