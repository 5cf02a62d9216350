using System.Buffers.Binary;

namespace Ferry.Ftp.Server.Checksums;

/// <summary>CRC-32 of IEEE 802.3, bits reflected, eight octets a step.</summary>
internal struct Crc32
{
    private const uint Polynomial = 0xEDB88320;

    // Entry [k * 256 + n] is what octet n does to the remainder when k further octets follow it.
    private static readonly uint[] Table = MakeTable();

    // Inverted, so that a new one begins with all bits set.
    private uint _state;

    /// <summary>The checksum of everything appended so far.</summary>
    public readonly uint Value => _state;

    /// <summary>Adds octets.</summary>
    public void Append(ReadOnlySpan<byte> octets)
    {
        uint[] table = Table;
        uint crc = ~_state;
        while (octets.Length >= 8)
        {
            uint low = BinaryPrimitives.ReadUInt32LittleEndian(octets) ^ crc;
            uint high = BinaryPrimitives.ReadUInt32LittleEndian(octets[4..]);
            crc = table[(7 * 256) + (byte)low] ^ table[(6 * 256) + (byte)(low >> 8)]
                ^ table[(5 * 256) + (byte)(low >> 16)] ^ table[(4 * 256) + (byte)(low >> 24)]
                ^ table[(3 * 256) + (byte)high] ^ table[(2 * 256) + (byte)(high >> 8)]
                ^ table[(1 * 256) + (byte)(high >> 16)] ^ table[(byte)(high >> 24)];
            octets = octets[8..];
        }

        foreach (byte octet in octets)
        {
            crc = table[(byte)(crc ^ octet)] ^ (crc >> 8);
        }

        _state = ~crc;
    }

    private static uint[] MakeTable()
    {
        uint[] table = new uint[8 * 256];
        for (uint n = 0; n < 256; n++)
        {
            uint crc = n;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? Polynomial ^ (crc >> 1) : crc >> 1;
            }

            table[n] = crc;
        }

        for (int i = 256; i < table.Length; i++)
        {
            uint before = table[i - 256];
            table[i] = table[(byte)before] ^ (before >> 8);
        }

        return table;
    }
}
