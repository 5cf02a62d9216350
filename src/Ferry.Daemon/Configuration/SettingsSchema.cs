using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Ferry.Daemon.Configuration;

/// <summary>The JSON Schema of the configuration file, for editors: docs/ferry.schema.json.</summary>
public static class SettingsSchema
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes it (JSON Schema 2020-12), ending in a line feed.</summary>
    public static string Write()
    {
        ArrayBufferWriter<byte> output = new();
        using (Utf8JsonWriter schema = new(output, Options))
        {
            schema.WriteStartObject();
            schema.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
            schema.WriteString("title", "Ferry configuration");
            schema.WriteString("type", "object");
            schema.WriteBoolean("additionalProperties", false);
            schema.WriteStartObject("properties");
            WriteProperty(schema, "$schema", "Names this schema, for editors.", s => s.WriteString("type", "string"));
            WriteSettings(schema);
            WriteUsers(schema);
            schema.WriteEndObject();
            schema.WriteEndObject();
        }

        return Encoding.UTF8.GetString(output.WrittenSpan) + "\n";
    }

    // Keys have one dot at most: a setting of its own, or a section and a setting in it.
    private static void WriteSettings(Utf8JsonWriter schema)
    {
        FerryConfiguration defaults = new();
        foreach (IGrouping<string, Setting<FerryConfiguration>> section in
            FerrySettings.All.GroupBy(setting => setting.Key.Split('.')[0]))
        {
            if (section.First().Key == section.Key)
            {
                WriteSetting(schema, section.First(), section.Key, defaults);
                continue;
            }

            schema.WriteStartObject(section.Key);
            schema.WriteString("type", "object");
            schema.WriteBoolean("additionalProperties", false);
            schema.WriteStartObject("properties");
            foreach (Setting<FerryConfiguration> setting in section)
            {
                WriteSetting(schema, setting, setting.Key[(section.Key.Length + 1)..], defaults);
            }

            schema.WriteEndObject();
            schema.WriteEndObject();
        }
    }

    private static void WriteUsers(Utf8JsonWriter schema)
    {
        UserDraft defaults = new("", Origin.Default);
        schema.WriteStartObject("users");
        schema.WriteString("description", "Who may log in: one member for each user, named as the user.");
        schema.WriteString("type", "object");
        schema.WriteStartObject("additionalProperties");
        schema.WriteString("type", "object");
        schema.WriteBoolean("additionalProperties", false);
        schema.WriteStartArray("required");
        schema.WriteStringValue("passwordHash");
        schema.WriteEndArray();
        schema.WriteStartObject("properties");
        foreach (Setting<UserDraft> setting in UserSettings.All)
        {
            WriteSetting(schema, setting, setting.Key, defaults);
        }

        schema.WriteEndObject();
        schema.WriteEndObject();
        schema.WriteEndObject();
    }

    private static void WriteSetting<TTarget>(
        Utf8JsonWriter schema, Setting<TTarget> setting, string name, TTarget defaults)
        where TTarget : class =>
        WriteProperty(
            schema,
            name,
            $"{setting.Description} Value: {setting.Syntax}. Default: {setting.Format(defaults)}.",
            setting.WriteSchema);

    private static void WriteProperty(
        Utf8JsonWriter schema, string name, string description, Action<Utf8JsonWriter> keywords)
    {
        schema.WriteStartObject(name);
        schema.WriteString("description", description);
        keywords(schema);
        schema.WriteEndObject();
    }
}
