using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Ferry.Storage.Portable;

/// <summary>What .NET knows of a file, as a store's entry.</summary>
internal static class PortableEntry
{
    private const int UsualFileMode = 0x1A4; // 0644
    private const int UsualDirectoryMode = 0x1ED; // 0755

    /// <summary>Describes what is at a path of this machine, without following it.</summary>
    public static StoreEntry Describe(FileSystemInfo facts, ReadOnlyMemory<byte> name, string? linkTarget = null)
    {
        bool isLink = facts.LinkTarget is not null;
        EntryKind kind = facts.Attributes switch
        {
            _ when isLink => EntryKind.Link,
            var attributes when attributes.HasFlag(FileAttributes.Directory) => EntryKind.Directory,
            var attributes when attributes.HasFlag(FileAttributes.Device) => EntryKind.Other,
            _ => EntryKind.File,
        };
        (ulong device, ulong file) = Identify(facts.FullName);
        return new()
        {
            Name = name,
            Kind = kind,
            Size = kind == EntryKind.File ? ((FileInfo)facts).Length : 0,
            ModifiedUtc = facts.LastWriteTimeUtc,
            Mode = Mode(facts, kind),
            Links = 1,
            Owner = Environment.UserName,
            Group = Environment.UserName,
            Device = device,
            FileId = file,
            IsLink = isLink || linkTarget is not null,
            LinkTarget = linkTarget is null ? default : Encoding.UTF8.GetBytes(linkTarget),
            Readable = true,
            Writable = !facts.Attributes.HasFlag(FileAttributes.ReadOnly),
        };
    }

    /// <summary>What is at a path of this machine, or null.</summary>
    public static FileSystemInfo? Find(string physicalPath)
    {
        DirectoryInfo directory = new(physicalPath);
        if (directory.Exists)
        {
            return directory;
        }

        // A link to nowhere does not exist either, but has a target.
        FileInfo file = new(physicalPath);
        return file.Exists || file.LinkTarget is not null ? file : null;
    }

    private static int Mode(FileSystemInfo facts, EntryKind kind) => OperatingSystem.IsWindows()
        ? kind == EntryKind.Directory ? UsualDirectoryMode : UsualFileMode
        : (int)facts.UnixFileMode;

    // .NET does not tell inodes. A file's place identifies it as long as it stays there.
    private static (ulong Device, ulong File) Identify(string physicalPath)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(physicalPath), hash);
        return (BinaryPrimitives.ReadUInt64LittleEndian(hash), BinaryPrimitives.ReadUInt64LittleEndian(hash[8..]));
    }
}
