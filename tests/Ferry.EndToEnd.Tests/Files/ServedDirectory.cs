using System.Net;
using Ferry.EndToEnd.Tests.Clients;
using Ferry.EndToEnd.Tests.Processes;

namespace Ferry.EndToEnd.Tests.Files;

/// <summary>A directory and the servers that serve it, one after the other.</summary>
/// <param name="path">The directory.</param>
internal sealed class ServedDirectory(string path)
{
    /// <summary>Starts a server on it.</summary>
    public Task<FerryProcess> ServeAsync(params string[] options) =>
        FerryProcess.StartAsync(path, [IPAddress.Loopback], ["--user", "anna:secret", .. options]);

    /// <summary>Where clients find that server.</summary>
    public static FtpTarget Target(FerryProcess ferry) =>
        new(IPAddress.Loopback, ferry.Port(IPAddress.Loopback), DataMode.Passive);

    /// <summary>SHA-256 of one of its files.</summary>
    public string HashOf(string name) => Octets.HashOf(Path.Combine(path, name));

    /// <summary>What uploads hold that are not complete, in octets, one number a file.</summary>
    public IReadOnlyList<long> Unfinished() =>
        [.. new DirectoryInfo(path).EnumerateFiles(".ferry-upload-*").Select(file => file.Length)];
}
