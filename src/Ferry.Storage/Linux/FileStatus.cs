using System.Runtime.InteropServices;

namespace Ferry.Storage.Linux;

/// <summary>The kernel's struct statx: the same on every architecture.</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal struct FileStatus
{
    private const int TypeMask = 0xF000;

    [FieldOffset(16)]
    public uint Links;

    [FieldOffset(20)]
    public uint OwnerId;

    [FieldOffset(24)]
    public uint GroupId;

    [FieldOffset(28)]
    public ushort TypeAndMode;

    [FieldOffset(32)]
    public ulong Inode;

    [FieldOffset(40)]
    public long Size;

    [FieldOffset(112)]
    public long ModifiedSeconds;

    [FieldOffset(120)]
    public uint ModifiedNanoseconds;

    [FieldOffset(136)]
    public uint DeviceMajor;

    [FieldOffset(140)]
    public uint DeviceMinor;

    public readonly EntryKind Kind => (TypeAndMode & TypeMask) switch
    {
        0x8000 => EntryKind.File,
        0x4000 => EntryKind.Directory,
        0xA000 => EntryKind.Link,
        _ => EntryKind.Other,
    };

    /// <summary>Permission bits, 0–07777 octal.</summary>
    public readonly int Mode => TypeAndMode & 0xFFF;

    public readonly ulong Device => ((ulong)DeviceMajor << 32) | DeviceMinor;

    public readonly DateTime ModifiedUtc
    {
        get
        {
            // File systems can hold years that DateTime cannot.
            long seconds = Math.Clamp(ModifiedSeconds, UnixTime.FirstSecond, UnixTime.LastSecond);
            return DateTime.UnixEpoch.AddTicks((seconds * TimeSpan.TicksPerSecond) + (ModifiedNanoseconds / 100));
        }
    }
}
