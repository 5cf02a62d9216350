namespace Ferry.Ftp.Server.Commands;

/// <summary>XSHA512: the SHA-512 of a file or of a part of it.</summary>
internal static class Xsha512
{
    public static readonly Command Command = ChecksumOfPath.Row("XSHA512", ChecksumAlgorithm.Sha512);
}
