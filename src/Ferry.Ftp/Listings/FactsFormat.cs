using System.Buffers;

namespace Ferry.Ftp;

/// <summary>Entries of MLSD and MLST: <c>type=file;size=12;modify=20261120101700; name</c> (RFC 3659 §7.2).</summary>
/// <param name="Selected">The facts to give; those that an entry does not have are left out (RFC 3659 §7.2).</param>
public readonly record struct FactsFormat(FactNames Selected)
{
    // All names of facts and their values but the name, the owner and the group stay below this.
    private const int FixedOctets = 320;

    // The order of the flags: letter i belongs to flag 1 << i.
    private static ReadOnlySpan<byte> PermissionLetters => "acdeflmprw"u8;

    /// <summary>Writes one entry of MLSD with its CRLF, without allocating.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="facts">The entry. CR, LF and NUL in its name are shown as <c>?</c>; such a file is listed but cannot be
    /// asked for by name.</param>
    /// <param name="role">In what role a directory is listed.</param>
    public void WriteLine(IBufferWriter<byte> output, in FileFacts facts, ListedAs role = ListedAs.Entry)
    {
        Write(output, facts, role);
        output.Write("\r\n"u8);
    }

    /// <summary>Writes one entry without an end of line, as it stands in the middle of the reply to MLST.</summary>
    /// <inheritdoc cref="WriteLine"/>
    public void Write(IBufferWriter<byte> output, in FileFacts facts, ListedAs role = ListedAs.Entry)
    {
        int room = FixedOctets
            + LineWriter.MaxOctets(facts.Owner)
            + LineWriter.MaxOctets(facts.Group)
            + facts.Name.Length;
        LineWriter line = new(output.GetSpan(room));
        WriteStandardFacts(ref line, facts, role);
        WriteUnixFacts(ref line, facts);
        line.Write((byte)' ');
        line.WriteName(facts.Name.Span);
        output.Advance(line.Length);
    }

    private static ReadOnlySpan<byte> TypeOf(FileKind kind, ListedAs role) => kind switch
    {
        FileKind.File => "type=file;"u8,
        FileKind.Link => "type=OS.unix=symlink;"u8,
        FileKind.Other => "type=OS.unix=special;"u8,
        _ when role == ListedAs.ListedDirectory => "type=cdir;"u8,
        _ when role == ListedAs.ParentDirectory => "type=pdir;"u8,
        _ => "type=dir;"u8,
    };

    private bool Has(FactNames fact) => (Selected & fact) != 0;

    private void WriteStandardFacts(ref LineWriter line, in FileFacts facts, ListedAs role)
    {
        if (Has(FactNames.Type))
        {
            line.Write(TypeOf(facts.Kind, role));
        }

        if (Has(FactNames.Size) && facts.Kind == FileKind.File)
        {
            line.Write("size="u8);
            line.Write(facts.Size);
            line.Write((byte)';');
        }

        if (Has(FactNames.Modify))
        {
            Span<byte> time = stackalloc byte[TimeValue.Length];
            TimeValue.Format(facts.ModifiedUtc, time);
            line.Write("modify="u8);
            line.Write(time);
            line.Write((byte)';');
        }

        if (Has(FactNames.Perm))
        {
            line.Write("perm="u8);
            for (int i = 0; i < PermissionLetters.Length; i++)
            {
                if (((int)facts.Permissions & (1 << i)) != 0)
                {
                    line.Write(PermissionLetters[i]);
                }
            }

            line.Write((byte)';');
        }

        if (Has(FactNames.Unique) && facts.FileId != 0)
        {
            line.Write("unique="u8);
            line.WriteHexadecimal(facts.Device);
            line.Write((byte)'U');
            line.WriteHexadecimal(facts.FileId);
            line.Write((byte)';');
        }
    }

    private void WriteUnixFacts(ref LineWriter line, in FileFacts facts)
    {
        if (Has(FactNames.UnixMode))
        {
            line.Write("UNIX.mode="u8);
            for (int shift = 9; shift >= 0; shift -= 3)
            {
                line.Write((byte)('0' + ((facts.Mode >> shift) & 7)));
            }

            line.Write((byte)';');
        }

        if (Has(FactNames.UnixOwner))
        {
            line.Write("UNIX.owner="u8);
            line.Write(facts.OwnerId);
            line.Write((byte)';');
        }

        if (Has(FactNames.UnixGroup))
        {
            line.Write("UNIX.group="u8);
            line.Write(facts.GroupId);
            line.Write((byte)';');
        }

        if (Has(FactNames.UnixOwnerName))
        {
            line.Write("UNIX.ownername="u8);
            line.WritePrincipal(facts.Owner, facts.OwnerId);
            line.Write((byte)';');
        }

        if (Has(FactNames.UnixGroupName))
        {
            line.Write("UNIX.groupname="u8);
            line.WritePrincipal(facts.Group, facts.GroupId);
            line.Write((byte)';');
        }
    }
}
