namespace Ferry.EndToEnd.Tests.Files;

/// <summary>A directory with everything below it.</summary>
internal static class FileTree
{
    /// <summary>One line an entry, sorted: relative path, and for a file its length and hash. Equal trees are equal texts.</summary>
    public static IReadOnlyList<string> Describe(string directory) =>
        [.. new DirectoryInfo(directory).EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
            .Select(entry => Describe(directory, entry))
            .Order(StringComparer.Ordinal)];

    /// <summary>Creates directories and files that clients commonly stumble over.</summary>
    public static void Create(string directory)
    {
        Directory.CreateDirectory(Path.Combine(directory, "empty directory"));
        string deep = Directory.CreateDirectory(Path.Combine(directory, "a", "b", "c d")).FullName;
        File.WriteAllBytes(Path.Combine(directory, "empty"), []);
        File.WriteAllBytes(Path.Combine(directory, "one"), [42]);
        File.WriteAllBytes(Path.Combine(directory, "two words"), Octets.Random(1_461, seed: 1));
        File.WriteAllBytes(Path.Combine(directory, "Grüße 🚢"), Octets.Random(65_537, seed: 2));
        File.WriteAllBytes(Path.Combine(deep, "deep"), Octets.Random(300_000, seed: 3));
        File.WriteAllBytes(Path.Combine(deep, "deep.txt"), "one\ntwo\r\nthree"u8);
    }

    private static string Describe(string directory, FileSystemInfo entry)
    {
        string path = Path.GetRelativePath(directory, entry.FullName);
        return entry is FileInfo file ? $"{path} {file.Length} {Octets.HashOf(file.FullName)}" : $"{path}/";
    }
}
