using System.Security.Cryptography;

namespace Ferry.EndToEnd.Tests.Files;

/// <summary>Contents of files, and their comparison.</summary>
internal static class Octets
{
    /// <summary>The same random octets for the same seed.</summary>
    public static byte[] Random(int length, int seed)
    {
        byte[] octets = new byte[length];
        new Random(seed).NextBytes(octets);
        return octets;
    }

    /// <summary>SHA-256 in lower-case hexadecimal.</summary>
    public static string Hash(ReadOnlySpan<byte> octets) => Convert.ToHexStringLower(SHA256.HashData(octets));

    /// <summary>SHA-256 of a file in lower-case hexadecimal, or a text that says that there is none.</summary>
    public static string HashOf(string file)
    {
        if (!File.Exists(file))
        {
            return "no such file";
        }

        using FileStream stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
