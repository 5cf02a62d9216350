using Ferry.Daemon.Logging;

namespace Ferry.Daemon.Configuration;

/// <summary>A value as it was written, with the place where.</summary>
internal sealed record SourceValue(SourceKind Kind, string Text, Origin Origin)
{
    /// <summary>The elements of an array.</summary>
    public IReadOnlyList<SourceValue> Items { get; init; } = [];

    /// <summary>The members of an object, in their order; no name twice.</summary>
    public IReadOnlyList<SourceMember> Members { get; init; } = [];

    /// <summary>Whether this is text of any kind: a JSON string, or something without quotes.</summary>
    public bool IsText => Kind is SourceKind.Text or SourceKind.Bare;

    /// <summary>The value as a message shows it.</summary>
    public string Display => Kind switch
    {
        SourceKind.Text or SourceKind.Bare => $"\"{EscapedText.Escape(Text)}\"",
        SourceKind.Array => "an array",
        SourceKind.Object => "an object",
        _ => Text,
    };

    /// <summary>The words of a list: the texts in an array, or text with commas where there are no arrays; null where
    /// it is neither.</summary>
    public string[]? Words() => Kind switch
    {
        SourceKind.Array when Items.All(item => item.Kind == SourceKind.Text) => [.. Items.Select(item => item.Text)],
        SourceKind.Bare => Text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        _ => null,
    };
}
