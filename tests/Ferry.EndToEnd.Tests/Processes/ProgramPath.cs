namespace Ferry.EndToEnd.Tests.Processes;

/// <summary>Where the programs are that the tests drive.</summary>
internal static class ProgramPath
{
    // The distribution's own programs come first: wrappers elsewhere in PATH need the environment that clients do not get.
    private static readonly string[] Directories =
        ["/usr/bin", "/bin", "/usr/sbin", "/sbin", .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')];

    /// <summary>Ends the test where a program is missing: skipped on somebody's machine, failed in continuous integration.</summary>
    public static string Require(string program)
    {
        string? path = Path.IsPathRooted(program)
            ? program
            : Directories.Select(directory => Path.Combine(directory, program)).FirstOrDefault(File.Exists);
        if (path is null)
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", $"{program} is not installed");
            Assert.Fail($"{program} is not installed");
        }

        return path;
    }
}
