namespace Ferry.Ftp.Server.Commands;

/// <summary>XCRC: the CRC-32 of a file or of a part of it.</summary>
internal static class Xcrc
{
    public static readonly Command Command = ChecksumOfPath.Row("XCRC", ChecksumAlgorithm.Crc32);
}
