namespace Ferry.Ftp.Server.Commands;

/// <summary>XSHA1: the SHA-1 of a file or of a part of it.</summary>
internal static class Xsha1
{
    public static readonly Command Command = ChecksumOfPath.Row("XSHA1", ChecksumAlgorithm.Sha1);
}
