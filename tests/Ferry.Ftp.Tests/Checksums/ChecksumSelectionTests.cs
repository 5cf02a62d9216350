namespace Ferry.Ftp.Tests.Checksums;

public class ChecksumSelectionTests
{
    [Theory]
    [InlineData("SHA-256", ChecksumAlgorithm.Sha256)]
    [InlineData("sha-512", ChecksumAlgorithm.Sha512)]
    [InlineData("Sha-1", ChecksumAlgorithm.Sha1)]
    [InlineData("md5", ChecksumAlgorithm.Md5)]
    [InlineData("CRC32", ChecksumAlgorithm.Crc32)]
    public void Name_InAnyCase_IsRead(string name, ChecksumAlgorithm expected)
    {
        Assert.True(ChecksumSelection.TryParse(System.Text.Encoding.ASCII.GetBytes(name), out ChecksumAlgorithm algorithm));
        Assert.Equal(expected, algorithm);
        Assert.Equal(name, ChecksumSelection.NameOf(algorithm), ignoreCase: true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("CRC-37")]
    [InlineData("SHA")]
    [InlineData("MD5 ")]
    public void Name_OfNoAlgorithm_IsRefused(string name) =>
        Assert.False(ChecksumSelection.TryParse(System.Text.Encoding.ASCII.GetBytes(name), out _));

    [Fact]
    public void FeatureLine_Always_MarksTheSelectedOne()
    {
        Assert.Equal("HASH SHA-256*;SHA-512;SHA-1;MD5;CRC32", ChecksumSelection.FeatureLine(default));
        Assert.Equal("HASH SHA-256;SHA-512;SHA-1;MD5*;CRC32", ChecksumSelection.FeatureLine(ChecksumAlgorithm.Md5));
    }
}
