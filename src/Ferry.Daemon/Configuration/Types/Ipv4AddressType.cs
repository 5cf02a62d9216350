using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text.Json;

namespace Ferry.Daemon.Configuration;

/// <summary>One IPv4 address, or none.</summary>
internal sealed class Ipv4AddressType : SettingType<IPAddress?>
{
    private const string None = "none";

    public override string Syntax => "an IPv4 address such as 203.0.113.7, or none";

    public override bool TryRead(SourceValue value, [MaybeNullWhen(false)] out IPAddress? result)
    {
        result = null;
        if (value.IsText && value.Text == None)
        {
            return true;
        }

        // Four numbers with three dots: the parser also takes "7" and "10.1" for addresses, which nobody means.
        return value.IsText
            && value.Text.Count(c => c == '.') == 3
            && !value.Text.Contains(':', StringComparison.Ordinal)
            && IPAddress.TryParse(value.Text, out result);
    }

    public override string Format(IPAddress? value) => value?.ToString() ?? None;

    public override void WriteSchema(Utf8JsonWriter schema)
    {
        schema.WriteString("type", "string");
        schema.WriteString("pattern", @"^(none|[0-9]{1,3}(\.[0-9]{1,3}){3})$");
    }
}
