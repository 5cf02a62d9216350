using System.Runtime.InteropServices;
using System.Text;

namespace Ferry.Accounts;

/// <summary>crypt_r(3) of the system's libcrypt, where there is one: the only native call of this project.</summary>
internal static unsafe class SystemCrypt
{
    // struct crypt_data is 32 KiB in libxcrypt and 128 KiB in old glibc; the call never writes beyond its own idea of
    // it.
    private const int DataOctets = 256 * 1024;

    private static readonly delegate* unmanaged[Cdecl]<byte*, byte*, byte*, byte*> Function = Find();

    /// <summary>Whether the system can do it.</summary>
    public static bool IsAvailable => Function is not null;

    /// <summary>Hashes <paramref name="password"/> with the scheme, cost and salt that <paramref name="setting"/> (a
    /// whole hash or its beginning) names.</summary>
    /// <returns>The hash; null where the scheme is not known, or a NUL stands in the password.</returns>
    public static string? Hash(string password, string setting)
    {
        // C would take the text before a NUL for the whole password.
        if (!IsAvailable || password.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        byte[] key = Encoding.UTF8.GetBytes(password + '\0');
        byte[] salt = Encoding.UTF8.GetBytes(setting + '\0');
        byte* data = (byte*)NativeMemory.AllocZeroed(DataOctets);
        try
        {
            fixed (byte* keyStart = key, saltStart = salt)
            {
                // A failure is null or a string that begins with '*' and equals no hash.
                string? hash = Marshal.PtrToStringUTF8((nint)Function(keyStart, saltStart, data));
                return hash is null || hash.StartsWith('*') ? null : hash;
            }
        }
        finally
        {
            NativeMemory.Clear(data, DataOctets);
            NativeMemory.Free(data);
        }
    }

    private static delegate* unmanaged[Cdecl]<byte*, byte*, byte*, byte*> Find()
    {
        foreach (string name in (ReadOnlySpan<string>)["libcrypt.so.2", "libcrypt.so.1"])
        {
            if (OperatingSystem.IsLinux()
                && NativeLibrary.TryLoad(name, out nint library)
                && NativeLibrary.TryGetExport(library, "crypt_r", out nint function))
            {
                return (delegate* unmanaged[Cdecl]<byte*, byte*, byte*, byte*>)function;
            }
        }

        return null;
    }
}
