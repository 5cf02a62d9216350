using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Ferry.Daemon.Configuration;

/// <summary>A path on this machine; a relative one starts at the directory of the configuration file, or at the current
/// directory where it comes from elsewhere.</summary>
/// <param name="whenUnset">What stands for no path.</param>
internal sealed class PathType(string whenUnset) : SettingType<string?>
{
    public override string Syntax => "a path";

    public override bool TryRead(SourceValue value, [MaybeNullWhen(false)] out string result)
    {
        result = null;
        if (!value.IsText || value.Text.Length == 0 || value.Text.Contains('\0', StringComparison.Ordinal))
        {
            return false;
        }

        result = Path.GetFullPath(value.Text, value.Origin.BaseDirectory ?? Environment.CurrentDirectory);
        return true;
    }

    public override string Format(string? value) => value ?? whenUnset;

    public override void WriteSchema(Utf8JsonWriter schema)
    {
        schema.WriteString("type", "string");
        schema.WriteNumber("minLength", 1);
    }
}
