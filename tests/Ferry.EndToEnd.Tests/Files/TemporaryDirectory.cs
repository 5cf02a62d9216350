namespace Ferry.EndToEnd.Tests.Files;

/// <summary>A directory that is gone with everything in it when the test is over.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("ferry-test-");

    public string FullName => _directory.FullName;

    /// <summary>A path inside; nothing is created.</summary>
    public string this[string relative] => Path.Combine(FullName, relative);

    public void Dispose() => _directory.Delete(recursive: true);
}
