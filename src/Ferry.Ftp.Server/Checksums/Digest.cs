using System.Globalization;
using System.Security.Cryptography;

namespace Ferry.Ftp.Server.Checksums;

/// <summary>A checksum in the making, whatever its algorithm.</summary>
internal sealed class Digest(ChecksumAlgorithm algorithm) : IDisposable
{
    private readonly IncrementalHash? _hash = algorithm switch
    {
        ChecksumAlgorithm.Sha256 => IncrementalHash.CreateHash(HashAlgorithmName.SHA256),
        ChecksumAlgorithm.Sha512 => IncrementalHash.CreateHash(HashAlgorithmName.SHA512),
        ChecksumAlgorithm.Sha1 => IncrementalHash.CreateHash(HashAlgorithmName.SHA1),
        ChecksumAlgorithm.Md5 => IncrementalHash.CreateHash(HashAlgorithmName.MD5),
        _ => null,
    };

    private Crc32 _crc;

    /// <summary>Adds octets.</summary>
    public void Append(ReadOnlySpan<byte> octets)
    {
        if (_hash is null)
        {
            _crc.Append(octets);
        }
        else
        {
            _hash.AppendData(octets);
        }
    }

    /// <summary>The checksum in lowercase hexadecimal digits.</summary>
    public string Finish() => _hash is null
        ? _crc.Value.ToString("x8", CultureInfo.InvariantCulture)
        : Convert.ToHexStringLower(_hash.GetHashAndReset());

    public void Dispose() => _hash?.Dispose();
}
