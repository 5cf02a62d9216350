using System.Security.Cryptography;

namespace Ferry.Storage;

/// <summary>The hidden names of files being received. Users neither see nor reach them.</summary>
internal static class UploadName
{
    /// <summary>How every such name begins.</summary>
    public static ReadOnlySpan<byte> Prefix => ".ferry-upload-"u8;

    private static ReadOnlySpan<byte> PrefixInPath => "/.ferry-upload-"u8;

    /// <summary>Octets in a name that <see cref="New"/> makes.</summary>
    public static int Length => Prefix.Length + 16;

    /// <summary>Whether a name in a directory is one of Ferry's own.</summary>
    public static bool Is(ReadOnlySpan<byte> name) => name.StartsWith(Prefix);

    /// <summary>A new name, unguessable so that nobody can be waiting under it.</summary>
    public static byte[] New()
    {
        byte[] name = new byte[Length];
        Prefix.CopyTo(name);
        Span<byte> random = stackalloc byte[8];
        RandomNumberGenerator.Fill(random);
        Convert.TryToHexStringLower(random, name.AsSpan(Prefix.Length), out _);
        return name;
    }

    /// <summary>Refuses paths through or to such a name.</summary>
    /// <exception cref="StoreException"><see cref="StoreError.BadName"/>.</exception>
    public static void Refuse(StorePath path)
    {
        if (path.Octets.IndexOf(PrefixInPath) >= 0)
        {
            throw new StoreException(StoreError.BadName, $"{path}: the name is reserved for uploads in progress");
        }
    }
}
