namespace Ferry.Ftp.Server.Commands;

/// <summary>XMD5: the MD5 of a file or of a part of it.</summary>
internal static class Xmd5
{
    public static readonly Command Command = ChecksumOfPath.Row("XMD5", ChecksumAlgorithm.Md5);
}
