namespace Ferry.Ftp.Server.Commands;

/// <summary>XSHA256: the SHA-256 of a file or of a part of it.</summary>
internal static class Xsha256
{
    public static readonly Command Command = ChecksumOfPath.Row("XSHA256", ChecksumAlgorithm.Sha256);
}
