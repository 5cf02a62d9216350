using System.Text.Json;

namespace Ferry.Daemon.Configuration;

/// <summary>Permission bits as chmod writes them.</summary>
internal sealed class OctalType : SettingType<int>
{
    public override string Syntax => "three octal digits such as 022, in quotes";

    public override bool TryRead(SourceValue value, out int result)
    {
        result = 0;
        if (!value.IsText || value.Text.Length != 3 || value.Text.Any(digit => digit is < '0' or > '7'))
        {
            return false;
        }

        result = Convert.ToInt32(value.Text, 8);
        return true;
    }

    public override string Format(int value) => Convert.ToString(value, 8).PadLeft(3, '0');

    public override void WriteSchema(Utf8JsonWriter schema)
    {
        schema.WriteString("type", "string");
        schema.WriteString("pattern", "^[0-7]{3}$");
    }
}
