using System.Runtime.InteropServices;

namespace Ferry.Storage.Linux;

/// <summary>Who this process is, and what the system calls its users.</summary>
internal static unsafe partial class NativeUsers
{
    /// <summary>The user whose rights this process has.</summary>
    public static uint EffectiveUser => GetEuid();

    /// <summary>All groups whose rights this process has.</summary>
    public static HashSet<uint> EffectiveGroups
    {
        get
        {
            int count = Math.Max(0, GetGroups(0, null));
            uint[] groups = new uint[count];
            fixed (uint* first = groups)
            {
                count = Math.Max(0, GetGroups(count, first));
            }

            return [GetEgid(), .. groups.AsSpan(0, Math.Min(count, groups.Length))];
        }
    }

    /// <summary>A user's name, or null: getpwuid_r(3).</summary>
    public static string? UserName(uint id) => Name(id, &UserEntry);

    /// <summary>A group's name, or null: getgrgid_r(3).</summary>
    public static string? GroupName(uint id) => Name(id, &GroupEntry);

    private static int UserEntry(uint id, void* entry, byte* buffer, nuint length, void** found) =>
        GetPwUid(id, entry, buffer, length, found);

    private static int GroupEntry(uint id, void* entry, byte* buffer, nuint length, void** found) =>
        GetGrGid(id, entry, buffer, length, found);

    private static string? Name(uint id, delegate*<uint, void*, byte*, nuint, void**, int> lookUp)
    {
        // Both entries are shorter than this and begin with the name. A group's members need room too; a group that has
        // more than fit is shown by number.
        void** entry = stackalloc void*[16];
        byte[] buffer = new byte[16 * 1024];
        fixed (byte* octets = buffer)
        {
            void* found = null;
            int error = lookUp(id, entry, octets, (nuint)buffer.Length, &found);
            return error == 0 && found is not null ? Marshal.PtrToStringUTF8((nint)(*(void**)found)) : null;
        }
    }

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint GetEuid();

    [LibraryImport("libc", EntryPoint = "getegid")]
    private static partial uint GetEgid();

    [LibraryImport("libc", EntryPoint = "getgroups", SetLastError = true)]
    private static partial int GetGroups(int count, uint* groups);

    [LibraryImport("libc", EntryPoint = "getpwuid_r")]
    private static partial int GetPwUid(uint id, void* entry, byte* buffer, nuint length, void** found);

    [LibraryImport("libc", EntryPoint = "getgrgid_r")]
    private static partial int GetGrGid(uint id, void* entry, byte* buffer, nuint length, void** found);
}
