namespace Ferry.Daemon.Configuration;

/// <summary>What kind of value was written.</summary>
internal enum SourceKind
{
    /// <summary>From the environment or the command line, which know nothing but text.</summary>
    Bare,

    /// <summary>A JSON string.</summary>
    Text,

    /// <summary>A JSON number.</summary>
    Number,

    /// <summary>JSON true.</summary>
    True,

    /// <summary>JSON false.</summary>
    False,

    /// <summary>JSON null.</summary>
    Null,

    /// <summary>A JSON array.</summary>
    Array,

    /// <summary>A JSON object.</summary>
    Object,
}
