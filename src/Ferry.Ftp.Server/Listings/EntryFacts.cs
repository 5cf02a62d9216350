using Ferry.Accounts;
using Ferry.Storage;

namespace Ferry.Ftp.Server.Listings;

/// <summary>What the store knows of an entry, as the protocol tells it to this user.</summary>
/// <param name="rights">What the user may do.</param>
/// <param name="isParentWritable">Whether entries of the directory can be removed and renamed.</param>
internal readonly struct EntryFacts(Rights rights, bool isParentWritable)
{
    public FileFacts Of(in StoreEntry entry) => new()
    {
        Name = entry.Name,
        Kind = entry.Kind switch
        {
            EntryKind.File => FileKind.File,
            EntryKind.Directory => FileKind.Directory,
            EntryKind.Link => FileKind.Link,
            _ => FileKind.Other,
        },
        Size = entry.Size,
        ModifiedUtc = entry.ModifiedUtc,
        Mode = entry.Mode,
        Links = entry.Links,
        Owner = entry.Owner,
        Group = entry.Group,
        OwnerId = entry.OwnerId,
        GroupId = entry.GroupId,
        Device = entry.Device,
        FileId = entry.FileId,
        IsLink = entry.IsLink,
        LinkTarget = entry.LinkTarget,
        Permissions = entry.Kind switch
        {
            EntryKind.File => OfAnyEntry() | OfFile(entry),
            EntryKind.Directory => OfAnyEntry() | OfDirectory(entry),
            _ => OfAnyEntry(),
        },
    };

    private FilePermissions OfAnyEntry() =>
        (isParentWritable ? When(Rights.Delete, FilePermissions.Delete) | When(Rights.Change, FilePermissions.Rename) : 0);

    private FilePermissions OfFile(in StoreEntry entry) =>
        (entry.Readable ? When(Rights.Read, FilePermissions.Read) : 0)
        | (entry.Writable ? When(Rights.Change, FilePermissions.Append | FilePermissions.Write) : 0);

    private FilePermissions OfDirectory(in StoreEntry entry) =>
        FilePermissions.Enter
        | (entry.Readable ? When(Rights.List, FilePermissions.List) : 0)
        | (entry.Writable
            ? When(Rights.Create, FilePermissions.Create | FilePermissions.MakeDirectory) | When(Rights.Delete, FilePermissions.Purge)
            : 0);

    private FilePermissions When(Rights right, FilePermissions permissions) => (rights & right) != 0 ? permissions : 0;
}
