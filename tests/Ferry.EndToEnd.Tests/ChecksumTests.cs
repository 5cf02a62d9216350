using Ferry.EndToEnd.Tests.Clients;
using Ferry.EndToEnd.Tests.Files;
using Ferry.EndToEnd.Tests.Processes;

namespace Ferry.EndToEnd.Tests;

/// <summary>Checksums as the server tells them and as the operating system's own programs do.</summary>
public class ChecksumTests(ServerFixture server) : ClientTests(server)
{
    [Theory]
    [InlineData("SHA-256", "XSHA256", "sha256sum")]
    [InlineData("SHA-512", "XSHA512", "sha512sum")]
    [InlineData("SHA-1", "XSHA1", "sha1sum")]
    [InlineData("MD5", "XMD5", "md5sum")]
    public async Task Checksum_OfALargeFile_IsWhatTheSystemsProgramsSay(string algorithm, string verb, string program)
    {
        byte[] content = Octets.Random(5_000_001, 7);
        File.WriteAllBytes(Served("file 1"), content);
        ProcessOutcome summed = await RunAsync(new(program, [Served("file 1")]));
        summed.AssertSuccess();
        string expected = summed.Output.Split(' ')[0];

        ProcessOutcome told = await RunAsync(Lftp.Run(
            Server.Target(), $"quote OPTS HASH {algorithm}; quote HASH '{Remote}/file 1'; quote {verb} '{Remote}/file 1'"));

        told.AssertSuccess();
        Assert.Contains($"213 {algorithm} 0-5000000 {expected} /{Remote}/file 1", told.Output, StringComparison.Ordinal);
        Assert.Contains($"250 {expected.ToUpperInvariant()}", told.Output, StringComparison.Ordinal);
    }
}
