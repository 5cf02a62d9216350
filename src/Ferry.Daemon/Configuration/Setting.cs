using System.Text.Json;

namespace Ferry.Daemon.Configuration;

/// <summary>One thing that can be set in a <typeparamref name="TTarget"/>: the row from which the file, the
/// environment, <c>ferry check</c>, the schema and the reference all work.</summary>
internal abstract class Setting<TTarget>(string key, string description)
    where TTarget : class
{
    /// <summary>Path of the setting: <c>ftp.idleTimeout</c>.</summary>
    public string Key { get; } = key;

    /// <summary>What it does, one sentence or more.</summary>
    public string Description { get; } = description;

    /// <summary>What a value looks like.</summary>
    public abstract string Syntax { get; }

    /// <summary>Reads a value into a copy of <paramref name="target"/>.</summary>
    /// <returns>Null where it was refused; then <paramref name="errors"/> says why.</returns>
    public abstract TTarget? Read(
        TTarget target, SourceValue value, string path, ICollection<ConfigurationError> errors);

    /// <summary>The value in <paramref name="target"/>, as a configuration file would have it.</summary>
    public abstract string Format(TTarget target);

    /// <summary>Writes the JSON Schema keywords for the value.</summary>
    public abstract void WriteSchema(Utf8JsonWriter schema);
}
