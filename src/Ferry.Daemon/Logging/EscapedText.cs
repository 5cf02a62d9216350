using System.Globalization;
using System.Text;

namespace Ferry.Daemon.Logging;

/// <summary>Makes text harmless for terminals and line-based readers.</summary>
internal static class EscapedText
{
    /// <summary>Appends <paramref name="text"/>; control characters (C0, DEL, C1), line and paragraph separators,
    /// characters that change the direction of writing and other invisible ones, and half surrogate pairs become
    /// <c>\n</c>, <c>\x1B</c> or <c>\u202E</c>, a backslash becomes <c>\\</c>.</summary>
    public static void Append(StringBuilder output, string text)
    {
        int clean = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (IsHarmful(c))
            {
                output.Append(text, clean, i - clean);
                AppendEscape(output, c);
                clean = i + 1;
            }
        }

        output.Append(text, clean, text.Length - clean);
    }

    /// <summary>The text, escaped as <see cref="Append"/> does.</summary>
    public static string Escape(string text)
    {
        StringBuilder output = new(text.Length);
        Append(output, text);
        return output.ToString();
    }

    private static bool IsHarmful(char c) => c switch
    {
        '\\' => true,
        >= ' ' and < '\x7F' => false,
        _ => char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate,
    };

    private static void AppendEscape(StringBuilder output, char c) => _ = c switch
    {
        '\\' => output.Append(@"\\"),
        '\n' => output.Append(@"\n"),
        '\r' => output.Append(@"\r"),
        '\t' => output.Append(@"\t"),
        < '\u0100' => output.Append(CultureInfo.InvariantCulture, $@"\x{(int)c:X2}"),
        _ => output.Append(CultureInfo.InvariantCulture, $@"\u{(int)c:X4}"),
    };
}
