using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Ferry.Daemon.Configuration;

/// <summary>Text of one line or more.</summary>
internal sealed class TextType : SettingType<string>
{
    public override string Syntax => "text without control characters (\\n begins a new line)";

    public override bool TryRead(SourceValue value, [MaybeNullWhen(false)] out string result)
    {
        result = value.Text;
        return value.IsText && value.Text.Length > 0 && !value.Text.Any(c => char.IsControl(c) && c != '\n');
    }

    public override string Format(string value) => value.Replace("\n", "\\n", StringComparison.Ordinal);

    public override void WriteSchema(Utf8JsonWriter schema)
    {
        schema.WriteString("type", "string");
        schema.WriteNumber("minLength", 1);
    }
}
