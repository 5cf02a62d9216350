using System.Text.Json;

namespace Ferry.Daemon.Configuration;

/// <summary>A setting with the type of its value.</summary>
internal sealed class TypedSetting<TTarget, T>(
    string key, SettingType<T> type, Func<TTarget, T> get, Func<TTarget, T, TTarget> set, string description)
    : Setting<TTarget>(key, description)
    where TTarget : class
{
    public override string Syntax => type.Syntax;

    public override TTarget? Read(
        TTarget target, SourceValue value, string path, ICollection<ConfigurationError> errors)
    {
        if (type.TryRead(value, out T? result))
        {
            return set(target, result);
        }

        errors.Add(new(value.Origin.Text, path, type.Problem(value)));
        return null;
    }

    public override string Format(TTarget target) => type.Format(get(target));

    public override void WriteSchema(Utf8JsonWriter schema) => type.WriteSchema(schema);
}
