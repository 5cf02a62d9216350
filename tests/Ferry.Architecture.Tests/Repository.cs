using System.Xml.Linq;

namespace Ferry.Architecture.Tests;

/// <summary>The source tree that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>The directory that holds Ferry.slnx.</summary>
    public static string Root { get; } = FindRoot();

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Files of that kind below a folder, relative to the root, with slashes, sorted.</summary>
    public static IReadOnlyList<string> Files(string folder, string pattern) =>
    [
        .. Directory.EnumerateFiles(PathOf(folder), pattern, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal)
                && !file.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>What the elements of that name in a project or solution file include.</summary>
    public static IReadOnlyList<string> Values(string file, string element, string attribute) =>
    [
        .. XDocument.Load(PathOf(file))
            .Descendants(element)
            .Select(found => found.Attribute(attribute)?.Value)
            .OfType<string>(),
    ];

    private static string FindRoot()
    {
        DirectoryInfo? directory = new(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Ferry.slnx")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName
            ?? throw new InvalidOperationException("These tests run from the folder they were built in, below Ferry.slnx.");
    }
}
