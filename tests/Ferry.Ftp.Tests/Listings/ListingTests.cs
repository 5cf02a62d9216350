using System.Buffers;
using System.Globalization;

namespace Ferry.Ftp.Tests;

// RFC 959 §4.1.3 (LIST, NLST), RFC 3659 §7 (MLSD, MLST).
public class ListingTests
{
    private static readonly DateTime Now = At("2026-11-20T10:30:00");

    private static readonly FileFacts Folder = new()
    {
        Name = "name"u8.ToArray(),
        Kind = FileKind.Directory,
        Size = 4096,
        ModifiedUtc = At("2026-11-20T10:17:05"),
        Mode = 0x1ED,
        Links = 2,
        Owner = "owner",
        Group = "group",
        OwnerId = 1000,
        GroupId = 100,
        Device = 0xFD01,
        FileId = 0xABC,
        Permissions = FilePermissions.List | FilePermissions.Enter | FilePermissions.Create,
    };

    private static readonly FileFacts PlainFile = Folder with
    {
        Name = "a b.txt"u8.ToArray(),
        Kind = FileKind.File,
        Size = 12,
        Mode = 0x1A4,
        Links = 1,
        Permissions = FilePermissions.Read | FilePermissions.Append | FilePermissions.Write
            | FilePermissions.Delete | FilePermissions.Rename,
    };

    [Fact]
    public void Ls_Directory_LooksLikeLs() =>
        Assert.Equal("drwxr-xr-x   2 owner    group        4096 Nov 20 10:17 name\r\n", Ls(Folder));

    [Fact]
    public void Ls_File_LooksLikeLs() =>
        Assert.Equal("-rw-r--r--   1 owner    group          12 Nov 20 10:17 a b.txt\r\n", Ls(PlainFile));

    [Fact]
    public void Ls_Link_ShowsWhereItLeads() => Assert.Equal(
        "lrw-r--r--   1 owner    group          12 Nov 20 10:17 a b.txt -> ../to\r\n",
        Ls(PlainFile with { IsLink = true, LinkTarget = "../to"u8.ToArray() }));

    [Theory]
    [InlineData(FileKind.Link, 'l')]
    [InlineData(FileKind.Other, 's')]
    public void Ls_OtherKinds_HaveTheirLetter(FileKind kind, char letter) =>
        Assert.Equal(letter, Ls(PlainFile with { Kind = kind })[0]);

    [Theory]
    [InlineData(0x000, "----------")]
    [InlineData(0x1FF, "-rwxrwxrwx")]
    [InlineData(0x9ED, "-rwsr-xr-x")]
    [InlineData(0x9A4, "-rwSr--r--")]
    [InlineData(0x5ED, "-rwxr-sr-x")]
    [InlineData(0x5A4, "-rw-r-Sr--")]
    [InlineData(0x3FF, "-rwxrwxrwt")]
    [InlineData(0x3FE, "-rwxrwxrwT")]
    [InlineData(0xFFF, "-rwsrwsrwt")]
    public void Ls_Mode_IsSpelledOut(int mode, string expected) =>
        Assert.StartsWith(expected + " ", Ls(PlainFile with { Mode = mode }), StringComparison.Ordinal);

    [Theory]
    [InlineData("2026-11-20T10:30:00", "Nov 20 10:30")]
    [InlineData("2026-11-20T10:30:01", "Nov 20  2026")]
    [InlineData("2026-06-01T03:04:00", "Jun  1 03:04")]
    [InlineData("2026-05-22T00:00:00", "May 22 00:00")]
    [InlineData("2026-05-20T00:00:00", "May 20  2026")]
    [InlineData("2025-11-20T10:17:00", "Nov 20  2025")]
    [InlineData("1970-01-01T00:00:00", "Jan  1  1970")]
    [InlineData("0001-01-01T00:00:00", "Jan  1     1")]
    [InlineData("9999-12-31T23:59:59", "Dec 31  9999")]
    public void Ls_Date_ShowsTheTimeOfDayForSixMonths(string modified, string expected) =>
        Assert.Contains($" {expected} ", Ls(PlainFile with { ModifiedUtc = At(modified) }), StringComparison.Ordinal);

    [Fact]
    public void Ls_WideColumns_StaySeparated() => Assert.Equal(
        "-rw-r--r-- 4294967295 an_owner_with_a_name 4294967295 9223372036854775807 Nov 20 10:17 a b.txt\r\n",
        Ls(PlainFile with
        {
            Links = uint.MaxValue,
            Owner = "an owner\nwith;a name",
            Group = null,
            GroupId = uint.MaxValue,
            Size = long.MaxValue,
        }));

    [Fact]
    public void Ls_LongestEverything_FitsTheLine()
    {
        string owner = new('\uFFFF', 256);
        byte[] name = new byte[4096];
        name.AsSpan().Fill((byte)'n');

        string line = Ls(PlainFile with { Owner = owner, Group = owner, Name = name, LinkTarget = name, IsLink = true });

        Assert.EndsWith("n\r\n", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Listings_NameWithLineEnds_StaysOnItsLine()
    {
        FileFacts facts = PlainFile with { Name = Octets.Of("a\r\nb\0\u001B\u00FF") };

        Assert.EndsWith(" a??b?\u001B\u00FF\r\n", Ls(facts), StringComparison.Ordinal);
        Assert.EndsWith("; a??b?\u001B\u00FF\r\n", Facts(FactNames.All, facts), StringComparison.Ordinal);
        ArrayBufferWriter<byte> names = new();
        NameFormat.WriteLine(names, facts.Name.Span);
        Assert.Equal("a??b?\u001B\u00FF\r\n", Octets.Text(names));
    }

    [Fact]
    public void Facts_File_GivesAllInOrder() => Assert.Equal(
        "type=file;size=12;modify=20261120101705;perm=adfrw;unique=FD01UABC;"
        + "UNIX.mode=0644;UNIX.owner=1000;UNIX.group=100;UNIX.ownername=owner;UNIX.groupname=group; a b.txt\r\n",
        Facts(FactNames.All, PlainFile));

    [Fact]
    public void Facts_Directory_HasNoSize() => Assert.Equal(
        "type=dir;modify=20261120101705;perm=cel; name\r\n",
        Facts(FactNames.Type | FactNames.Size | FactNames.Modify | FactNames.Perm, Folder));

    [Fact]
    public void Facts_NoneSelected_LeavesOneSpaceBeforeTheName() =>
        Assert.Equal(" a b.txt\r\n", Facts(FactNames.None, PlainFile));

    [Fact]
    public void Facts_AllPermissions_AreAllLetters() => Assert.Equal(
        "perm=acdeflmprw; name\r\n", Facts(FactNames.Perm, Folder with { Permissions = (FilePermissions)0x3FF }));

    [Theory]
    [InlineData(FileKind.Directory, ListedAs.ListedDirectory, "type=cdir; name\r\n")]
    [InlineData(FileKind.Directory, ListedAs.ParentDirectory, "type=pdir; name\r\n")]
    [InlineData(FileKind.Link, ListedAs.Entry, "type=OS.unix=symlink; name\r\n")]
    [InlineData(FileKind.Other, ListedAs.Entry, "type=OS.unix=special; name\r\n")]
    public void Facts_Type_TellsKindAndRole(FileKind kind, ListedAs role, string expected) =>
        Assert.Equal(expected, Facts(FactNames.Type, Folder with { Kind = kind }, role));

    [Fact]
    public void Facts_UnknownFileId_IsNotMadeUp() =>
        Assert.Equal(" name\r\n", Facts(FactNames.Unique, Folder with { FileId = 0 }));

    [Fact]
    public void Facts_LargestValues_FitTheEntry()
    {
        FileFacts facts = PlainFile with
        {
            Size = long.MaxValue,
            Device = ulong.MaxValue,
            FileId = ulong.MaxValue,
            Mode = 0xFFF,
            OwnerId = uint.MaxValue,
            GroupId = uint.MaxValue,
            Owner = null,
            Group = "",
            Permissions = (FilePermissions)0x3FF,
        };

        Assert.EndsWith(
            "UNIX.mode=7777;UNIX.owner=4294967295;UNIX.group=4294967295;"
            + "UNIX.ownername=4294967295;UNIX.groupname=4294967295; a b.txt\r\n",
            Facts(FactNames.All, facts),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", FactNames.None)]
    [InlineData("type;size;", FactNames.Type | FactNames.Size)]
    [InlineData("SIZE;Type", FactNames.Type | FactNames.Size)]
    [InlineData("unix.MODE;nonsense;;", FactNames.UnixMode)]
    [InlineData("x", FactNames.None)]
    public void FactSelection_OptsMlst_SelectsKnownFacts(string list, FactNames expected)
    {
        Assert.True(FactSelection.TryParse(Octets.Of(list), out FactNames selected));
        Assert.Equal(expected, selected);
    }

    [Theory]
    [InlineData("type; size;")]
    [InlineData(" type;")]
    public void FactSelection_Spaces_AreRefused(string list) =>
        Assert.False(FactSelection.TryParse(Octets.Of(list), out _));

    [Fact]
    public void FactSelection_Texts_FollowTheRfc()
    {
        Assert.Equal("MLST OPTS type;size;", FactSelection.ReplyText(FactNames.Type | FactNames.Size));
        Assert.Equal("MLST OPTS", FactSelection.ReplyText(FactNames.None));
        Assert.Equal(
            "MLST type*;size*;modify*;perm*;unique*;UNIX.mode*;UNIX.owner*;UNIX.group*;UNIX.ownername;UNIX.groupname;",
            FactSelection.FeatureLine(FactNames.Default));
    }

    [Fact]
    public void Listings_ManyEntries_AllocateNothing()
    {
        ArrayBufferWriter<byte> output = new(1 << 16);
        LsFormat ls = new(Now);
        FactsFormat facts = new(FactNames.All);
        for (int round = 0; round < 2; round++)
        {
            output.ResetWrittenCount();
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 100; i++)
            {
                ls.WriteLine(output, PlainFile);
                facts.WriteLine(output, PlainFile);
                NameFormat.WriteLine(output, PlainFile.Name.Span);
            }

            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(round == 0 || allocated == 0, $"{allocated} octets allocated");
        }
    }

    private static string Ls(in FileFacts facts)
    {
        ArrayBufferWriter<byte> output = new();
        new LsFormat(Now).WriteLine(output, facts);
        return Octets.Text(output);
    }

    private static string Facts(FactNames selected, in FileFacts facts, ListedAs role = ListedAs.Entry)
    {
        ArrayBufferWriter<byte> output = new();
        new FactsFormat(selected).WriteLine(output, facts, role);
        return Octets.Text(output);
    }

    private static DateTime At(string text) =>
        DateTime.SpecifyKind(DateTime.Parse(text, CultureInfo.InvariantCulture), DateTimeKind.Utc);
}
