using System.Text.Json;

namespace Ferry.Daemon.Configuration;

/// <summary>One of a few words.</summary>
internal sealed class ChoiceType<T>(params (string Word, T Value)[] choices) : SettingType<T>
    where T : struct
{
    public override string Syntax => $"one of {string.Join(", ", choices.Select(choice => choice.Word))}";

    public override bool TryRead(SourceValue value, out T result)
    {
        int index = value.IsText ? Array.FindIndex(choices, choice => choice.Word == value.Text) : -1;
        result = index < 0 ? default : choices[index].Value;
        return index >= 0;
    }

    public override string Format(T value) => Array.Find(choices, choice => choice.Value.Equals(value)).Word;

    public override void WriteSchema(Utf8JsonWriter schema)
    {
        schema.WriteStartArray("enum");
        foreach ((string word, _) in choices)
        {
            schema.WriteStringValue(word);
        }

        schema.WriteEndArray();
    }
}
