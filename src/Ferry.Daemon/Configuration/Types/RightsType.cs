using System.Text.Json;
using Ferry.Accounts;

namespace Ferry.Daemon.Configuration;

/// <summary>What an account may do: a word for the usual, or a list.</summary>
internal sealed class RightsType : SettingType<Rights>
{
    private static readonly (string Word, Rights Rights)[] Words =
    [
        ("all", Rights.All),
        ("read-only", Rights.ReadOnly),
        ("list", Rights.List),
        ("read", Rights.Read),
        ("create", Rights.Create),
        ("change", Rights.Change),
        ("delete", Rights.Delete),
    ];

    public override string Syntax => "all, read-only, or a list of list, read, create, change and delete";

    public override bool TryRead(SourceValue value, out Rights result)
    {
        result = Rights.None;
        string[]? words = value.Kind == SourceKind.Text ? [value.Text] : value.Words();
        foreach (string word in words ?? [])
        {
            Rights rights = Array.Find(Words, known => known.Word == word).Rights;
            if (rights == Rights.None)
            {
                return false;
            }

            result |= rights;
        }

        return words is not null;
    }

    public override string Format(Rights value) => value switch
    {
        Rights.None => "none",
        _ when Array.Exists(Words, known => known.Rights == value) =>
            Array.Find(Words, known => known.Rights == value).Word,
        _ => string.Join(", ", Words.Skip(2).Where(known => value.HasFlag(known.Rights)).Select(known => known.Word)),
    };

    public override void WriteSchema(Utf8JsonWriter schema)
    {
        schema.WriteStartArray("anyOf");
        schema.WriteStartObject();
        WriteWords(schema, Words);
        schema.WriteEndObject();
        schema.WriteStartObject();
        schema.WriteString("type", "array");
        schema.WriteStartObject("items");
        WriteWords(schema, Words[2..]);
        schema.WriteEndObject();
        schema.WriteEndObject();
        schema.WriteEndArray();
    }

    private static void WriteWords(Utf8JsonWriter schema, (string Word, Rights Rights)[] words)
    {
        schema.WriteStartArray("enum");
        foreach ((string word, _) in words)
        {
            schema.WriteStringValue(word);
        }

        schema.WriteEndArray();
    }
}
