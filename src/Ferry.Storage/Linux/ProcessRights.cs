namespace Ferry.Storage.Linux;

/// <summary>What this process may do with a file, by its permission bits.</summary>
/// <remarks>Access control lists and read-only mounts are not asked: that would cost a call for every entry of a
/// listing. The kernel has the last word when the file is opened.</remarks>
internal sealed class ProcessRights
{
    private const int Read = 4;
    private const int Write = 2;
    private const int Search = 1;

    private readonly uint _user = NativeUsers.EffectiveUser;
    private readonly HashSet<uint> _groups = NativeUsers.EffectiveGroups;

    /// <summary>May read the file or list the directory.</summary>
    public bool MayRead(in FileStatus status) => Has(status, status.Kind == EntryKind.Directory ? Read | Search : Read);

    /// <summary>May write the file or make entries in the directory.</summary>
    public bool MayWrite(in FileStatus status) =>
        Has(status, status.Kind == EntryKind.Directory ? Write | Search : Write);

    private bool Has(in FileStatus status, int bits)
    {
        if (_user == 0)
        {
            return true;
        }

        int shift = status.OwnerId == _user ? 6 : _groups.Contains(status.GroupId) ? 3 : 0;
        return ((status.Mode >> shift) & bits) == bits;
    }
}
