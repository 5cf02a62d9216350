namespace Ferry.Cli;

/// <summary>Words of a command line that a person will paste into a shell.</summary>
internal static class ShellWord
{
    /// <summary>The text as one word of a POSIX shell.</summary>
    public static string Quote(string text) => text.Length > 0 && text.All(IsPlain)
        ? text
        : $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':' or ',' or '/';
}
