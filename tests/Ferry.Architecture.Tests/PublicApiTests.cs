using System.Reflection;

namespace Ferry.Architecture.Tests;

/// <summary>What a library makes public is a promise. It is written down in PublicApi/, and changes only on purpose:
/// FERRY_APPROVE=1 writes the files anew.</summary>
public class PublicApiTests
{
    private static readonly bool Approve = Environment.GetEnvironmentVariable("FERRY_APPROVE") == "1";

    // The program itself, ferry, has no surface but its options.
    public static TheoryData<string> Libraries =>
    [
        .. Repository.Files("src", "*.csproj")
            .Select(project => Path.GetFileNameWithoutExtension(project))
            .Where(name => name != "Ferry.Cli"),
    ];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void PublicApi_IsAsApproved(string library)
    {
        string file = Repository.PathOf("tests", "Ferry.Architecture.Tests", "PublicApi", library + ".txt");
        string[] actual = [.. PublicApi.Render(Assembly.Load(library))];
        if (Approve)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, string.Concat(actual.Select(line => line + "\n")));
            return;
        }

        string[] approved = File.Exists(file) ? File.ReadAllLines(file) : [];
        string[] before = [.. WithTypes(approved)];
        string[] now = [.. WithTypes(actual)];
        IEnumerable<string> difference =
        [
            .. before.Except(now).Select(line => "- " + line),
            .. now.Except(before).Select(line => "+ " + line),
        ];
        Assert.True(
            approved.SequenceEqual(actual),
            $"The public surface of {library} changed; FERRY_APPROVE=1 approves it.\n{string.Join('\n', difference)}");
    }

    // A member says little in a list of differences without the type that it belongs to.
    private static IEnumerable<string> WithTypes(IEnumerable<string> lines)
    {
        string type = "";
        foreach (string line in lines)
        {
            if (line.StartsWith(' '))
            {
                yield return $"{type}: {line.Trim()}";
            }
            else
            {
                type = line.Split(" : ")[0];
                yield return line;
            }
        }
    }
}
