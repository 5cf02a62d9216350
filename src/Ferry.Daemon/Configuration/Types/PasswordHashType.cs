using System.Text.Json;
using Ferry.Accounts;

namespace Ferry.Daemon.Configuration;

/// <summary>A stored password hash.</summary>
internal sealed class PasswordHashType : SettingType<PasswordHash?>
{
    public override string Syntax =>
        "a hash as 'ferry user hash' prints it, or one of /etc/shadow ($6$, $5$, $y$, $2b$)";

    public override bool TryRead(SourceValue value, out PasswordHash? result)
    {
        result = null;
        return value.IsText && PasswordHash.TryParse(value.Text, out result, out _);
    }

    // Never shows the value: it may be a password.
    public override string Problem(SourceValue value) =>
        value.IsText && !PasswordHash.TryParse(value.Text, out _, out string? problem)
            ? $"the text {problem}; make one with 'ferry user hash'"
            : $"this is not {Syntax}";

    public override string Format(PasswordHash? value) => value is null ? "none" : "set";

    public override void WriteSchema(Utf8JsonWriter schema)
    {
        schema.WriteString("type", "string");
        schema.WriteString("pattern", @"^\$");
    }
}
