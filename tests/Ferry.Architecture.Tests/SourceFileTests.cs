using System.Text.RegularExpressions;

namespace Ferry.Architecture.Tests;

public partial class SourceFileTests
{
    // Above this the design is in question, not the layout.
    private const int MaxLines = 400;

    private static readonly string[] Folders = ["src", "tests", "bench", "fuzz"];

    [Fact]
    public void Source_OneTypeAFile_NamedAfterIt()
    {
        List<string> wrong = [];
        foreach (string file in Repository.Files("src", "*.cs"))
        {
            List<(string Kind, string Name)> types =
            [
                .. TopLevelType().Matches(File.ReadAllText(Repository.PathOf(file)))
                    .Select(match => (match.Groups["kind"].Value, match.Groups["name"].Value)),
            ];

            // Small enums and delegates may sit with their owner.
            string name = Path.GetFileName(file).Split('.')[0];
            if (types.Count > 0
                && (types.All(type => type.Name != name)
                    || types.Any(type => type.Name != name && type.Kind is not ("enum" or "delegate"))))
            {
                wrong.Add($"{file}: {string.Join(", ", types.Select(type => type.Name))}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Source_OutsideTheNetworkProject_NamesNoSockets() => Assert.DoesNotContain(
        Repository.Files("src", "*.cs"),
        file => !file.StartsWith("src/Ferry.Network/", StringComparison.Ordinal)
            && File.ReadAllText(Repository.PathOf(file))
                .Contains("System.Net.Sockets", StringComparison.Ordinal));

    [Fact]
    public void Source_NoFileIsTooLong() => Assert.DoesNotContain(
        Folders.SelectMany(folder => Repository.Files(folder, "*.cs")),
        file => File.ReadLines(Repository.PathOf(file)).Count() > MaxLines);

    // Namespaces are file-scoped, so a type at the left margin is a type at the top.
    [GeneratedRegex(
        @"^(?:(?:public|internal|file|static|sealed|abstract|partial|readonly|ref|unsafe)\s)*"
        + @"(?:(?<kind>class|struct|interface|enum)|(?<kind>record)(?:\s(?:class|struct))?|(?<kind>delegate)\s[\w<>\[\]?., ]+?)"
        + @"\s(?<name>\w+)(?=[\s<({;:]|$)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex TopLevelType();
}
