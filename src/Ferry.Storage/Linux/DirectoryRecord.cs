using System.Buffers.Binary;

namespace Ferry.Storage.Linux;

/// <summary>One struct linux_dirent64 in a buffer that getdents64(2) has filled: inode (8 octets), offset (8), length
/// of the record (2), type (1), name, NUL.</summary>
internal readonly struct DirectoryRecord
{
    private const int LengthAt = 16;
    private const int TypeAt = 18;
    private const int NameAt = 19;

    private const byte UnknownType = 0;

    private readonly byte _type;

    /// <summary>Reads the record that starts at <paramref name="start"/>.</summary>
    public DirectoryRecord(ReadOnlySpan<byte> buffer, int start)
    {
        End = start + BinaryPrimitives.ReadUInt16LittleEndian(buffer[(start + LengthAt)..]);
        _type = buffer[start + TypeAt];
        NameStart = start + NameAt;
        NameLength = buffer[NameStart..End].IndexOf((byte)0);
        ReadOnlySpan<byte> name = buffer.Slice(NameStart, NameLength);
        IsSelfOrParent = name.SequenceEqual("."u8) || name.SequenceEqual(".."u8);
    }

    /// <summary>Where the next record starts.</summary>
    public int End { get; }

    /// <summary>Where the name starts, which a NUL ends.</summary>
    public int NameStart { get; }

    /// <summary>Octets in the name.</summary>
    public int NameLength { get; }

    /// <summary>Whether it is <c>.</c> or <c>..</c>.</summary>
    public bool IsSelfOrParent { get; }

    /// <summary>The type bits of a file's mode, as far as the file system keeps them in the directory.</summary>
    public ushort TypeBits => (ushort)(_type << 12);

    /// <summary>Whether the entry can be of this kind; some file systems do not say.</summary>
    public bool MayBe(EntryKind kind) =>
        _type == UnknownType || new FileStatus { TypeAndMode = TypeBits }.Kind == kind;
}
