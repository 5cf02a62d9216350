namespace Ferry.Architecture.Tests;

// The picture of docs/architecture.md: what may reference what.
public class ProjectTests
{
    private static readonly string[] ServerSide = ["Ferry.Ftp", "Ferry.Network", "Ferry.Storage", "Ferry.Accounts"];

    // A new project needs a row here. Edges are those at the end; nothing but edges and tests references an edge.
    private static readonly Dictionary<string, string[]> MayReference = new()
    {
        ["Ferry.Ftp"] = [],
        ["Ferry.Network"] = [],
        ["Ferry.Storage"] = [],
        ["Ferry.Accounts"] = [],
        ["Ferry.Ftp.Server"] = ServerSide,
        ["Ferry.Daemon"] = ["Ferry.Ftp.Server", .. ServerSide],
        ["Ferry.Cli"] = ["Ferry.Daemon", "Ferry.Ftp.Server", .. ServerSide],
    };

    private static readonly string[] Edges = ["Ferry.Daemon", "Ferry.Cli"];

    public static TheoryData<string> SourceProjects => [.. Repository.Files("src", "*.csproj")];

    [Theory]
    [MemberData(nameof(SourceProjects))]
    public void Project_ReferencesOnlyWhatThePictureAllows(string project)
    {
        string name = Path.GetFileNameWithoutExtension(project);
        Assert.True(MayReference.TryGetValue(name, out string[]? allowed), $"{name} has no row in the table of arrows");

        IEnumerable<string?> referenced = Repository.Values(project, "ProjectReference", "Include")
            .Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));

        Assert.Empty(referenced.Except(allowed));
    }

    [Theory]
    [MemberData(nameof(SourceProjects))]
    public void Library_UsesNoPackageBeyondTheAbstractions(string project)
    {
        if (Edges.Contains(Path.GetFileNameWithoutExtension(project)))
        {
            return;
        }

        IEnumerable<string> packages = Repository.Values(project, "PackageReference", "Include")
            .Where(package => !package.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
                || !package.EndsWith(".Abstractions", StringComparison.Ordinal));

        Assert.Empty(packages);
        Assert.Empty(Repository.Values(project, "FrameworkReference", "Include"));
    }

    [Fact]
    public void Solution_HoldsEveryProject()
    {
        string[] folders = ["src", "tests", "bench", "fuzz"];

        Assert.Equal(
            folders.SelectMany(folder => Repository.Files(folder, "*.csproj")).Order(StringComparer.Ordinal),
            Repository.Values("Ferry.slnx", "Project", "Path").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Packages_ArePinnedToOneVersionEach() => Assert.All(
        Repository.Values("Directory.Packages.props", "PackageVersion", "Version"),
        version => Assert.Matches(@"^\[[^,\]]+\]$", version));
}
