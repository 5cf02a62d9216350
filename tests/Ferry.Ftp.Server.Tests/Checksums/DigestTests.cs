using System.Text;
using Ferry.Ftp.Server.Checksums;

namespace Ferry.Ftp.Server.Tests.Checksums;

public class DigestTests
{
    [Theory]
    [InlineData(ChecksumAlgorithm.Crc32, "123456789", "cbf43926")]
    [InlineData(ChecksumAlgorithm.Crc32, "", "00000000")]
    [InlineData(ChecksumAlgorithm.Crc32, "a", "e8b7be43")]
    [InlineData(ChecksumAlgorithm.Crc32, "The quick brown fox jumps over the lazy dog", "414fa339")]
    [InlineData(ChecksumAlgorithm.Md5, "", "d41d8cd98f00b204e9800998ecf8427e")]
    [InlineData(ChecksumAlgorithm.Md5, "abc", "900150983cd24fb0d6963f7d28e17f72")]
    [InlineData(ChecksumAlgorithm.Sha1, "abc", "a9993e364706816aba3e25717850c26c9cd0d89d")]
    [InlineData(ChecksumAlgorithm.Sha256, "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData(
        ChecksumAlgorithm.Sha512,
        "abc",
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f")]
    public void Digest_OfKnownText_IsTheKnownOne(ChecksumAlgorithm algorithm, string text, string expected)
    {
        using Digest digest = new(algorithm);
        digest.Append(Encoding.ASCII.GetBytes(text));
        Assert.Equal(expected, digest.Finish());
    }

    [Fact]
    public void Crc32_CutAnywhere_IsThatOfTheWhole()
    {
        byte[] octets = new byte[100];
        new Random(1).NextBytes(octets);
        Crc32 whole = default;
        whole.Append(octets);
        for (int cut = 0; cut <= octets.Length; cut++)
        {
            Crc32 parts = default;
            parts.Append(octets.AsSpan(0, cut));
            parts.Append(octets.AsSpan(cut));
            Assert.Equal(whole.Value, parts.Value);
        }
    }
}
