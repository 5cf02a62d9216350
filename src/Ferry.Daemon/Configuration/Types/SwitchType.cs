using System.Text.Json;

namespace Ferry.Daemon.Configuration;

/// <summary>On or off.</summary>
internal sealed class SwitchType : SettingType<bool>
{
    public override string Syntax => "true or false";

    public override bool TryRead(SourceValue value, out bool result)
    {
        result = value.Kind == SourceKind.True;
        return value.Kind is SourceKind.True or SourceKind.False
            || (value.Kind == SourceKind.Bare && bool.TryParse(value.Text, out result));
    }

    public override string Format(bool value) => value ? "true" : "false";

    public override void WriteSchema(Utf8JsonWriter schema) => schema.WriteString("type", "boolean");
}
