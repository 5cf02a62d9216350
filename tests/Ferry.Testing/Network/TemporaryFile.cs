using Microsoft.Win32.SafeHandles;

namespace Ferry.Testing.Network;

/// <summary>A file open for reading and writing that is gone when disposed.</summary>
public sealed class TemporaryFile : IDisposable
{
    private readonly string _path;

    /// <summary>An empty file in <paramref name="folder"/>, or in the system's folder for such files.</summary>
    public TemporaryFile(string? folder = null)
    {
        _path = Path.Combine(folder ?? Path.GetTempPath(), $"ferry-{Guid.NewGuid():N}");
        Handle = File.OpenHandle(_path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite);
    }

    /// <summary>The open file.</summary>
    public SafeFileHandle Handle { get; }

    /// <summary>Makes a file that holds <paramref name="octets"/>.</summary>
    public static TemporaryFile Holding(ReadOnlySpan<byte> octets)
    {
        TemporaryFile file = new();
        RandomAccess.Write(file.Handle, octets, 0);
        return file;
    }

    /// <summary>All octets of the file.</summary>
    public byte[] ReadAll()
    {
        byte[] octets = new byte[RandomAccess.GetLength(Handle)];
        RandomAccess.Read(Handle, octets, 0);
        return octets;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Handle.Dispose();
        File.Delete(_path);
    }
}
