using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Ferry.Daemon.Configuration;

/// <summary>A kind of value: how it is written, read and described.</summary>
internal abstract class SettingType<T>
{
    /// <summary>What a value looks like, as the end of "this is not …" and for the reference.</summary>
    public abstract string Syntax { get; }

    /// <summary>Reads a value.</summary>
    public abstract bool TryRead(SourceValue value, [MaybeNullWhen(false)] out T result);

    /// <summary>Why <see cref="TryRead"/> refused.</summary>
    public virtual string Problem(SourceValue value) => $"{value.Display} is not {Syntax}";

    /// <summary>Writes a value as the configuration file would have it, without quotes.</summary>
    public abstract string Format(T value);

    /// <summary>Writes the JSON Schema keywords for a value.</summary>
    public abstract void WriteSchema(Utf8JsonWriter schema);
}
