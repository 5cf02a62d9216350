using Ferry.Storage;

namespace Ferry.Ftp.Server.Checksums;

/// <summary>What decides a checksum, as far as can be seen without reading the file.</summary>
internal sealed record ChecksumKey(
    IFileStore Store,
    StorePath Path,
    ulong Device,
    ulong FileId,
    long FileLength,
    DateTime ModifiedUtc,
    ChecksumAlgorithm Algorithm,
    OctetRange Range);
