using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Ferry.Ftp.Server;

/// <summary>Random numbers that nobody can guess, drawn from the system's generator many at a time: one by one they would cost a
/// small transfer more system calls than its file.</summary>
internal sealed class SecretNumbers
{
    private readonly Lock _lock = new();
    private readonly byte[] _octets = new byte[1024];
    private int _used = 1024;

    /// <summary>A number from 0 to <paramref name="count"/> - 1, each as likely as the others to within 1 in 65,536.</summary>
    /// <param name="count">1–65536.</param>
    public int Next(int count)
    {
        lock (_lock)
        {
            if (_used == _octets.Length)
            {
                RandomNumberGenerator.Fill(_octets);
                _used = 0;
            }

            uint random = BinaryPrimitives.ReadUInt32LittleEndian(_octets.AsSpan(_used));
            _used += sizeof(uint);
            return (int)(((ulong)random * (uint)count) >> 32);
        }
    }
}
