namespace Ferry.Ftp;

/// <summary>How a checksum is computed, in the order in which FEAT tells them: the best first.</summary>
public enum ChecksumAlgorithm
{
    /// <summary>SHA-256 (FIPS 180): what a session begins with.</summary>
    Sha256,

    /// <summary>SHA-512 (FIPS 180).</summary>
    Sha512,

    /// <summary>SHA-1 (FIPS 180), which every HASH command must know (draft-bryan-ftpext-hash §5).</summary>
    Sha1,

    /// <summary>MD5 (RFC 1321).</summary>
    Md5,

    /// <summary>CRC-32 of IEEE 802.3.</summary>
    Crc32,
}
