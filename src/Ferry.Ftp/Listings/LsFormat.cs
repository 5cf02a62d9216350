using System.Buffers;

namespace Ferry.Ftp;

/// <summary>Lines of LIST in the form of <c>ls -l</c>. RFC 959 leaves the form open; this is the one every client reads.</summary>
/// <remarks><c>drwxr-xr-x   2 owner    group        4096 Nov 20 10:17 name</c>, times in UTC.</remarks>
public readonly struct LsFormat
{
    // Mode, links, size, date, spaces, arrow and CRLF together stay below this.
    private const int FixedOctets = 96;

    // Half a mean Gregorian year, which is what ls takes for six months.
    private static readonly TimeSpan SixMonths = TimeSpan.FromSeconds(31_556_952 / 2);

    private readonly DateTime _now;
    private readonly DateTime _recentFrom;

    /// <summary>The form of one listing.</summary>
    /// <param name="nowUtc">When the listing is made: entries changed in the six months before show the time of day, all
    /// others the year.</param>
    public LsFormat(DateTime nowUtc)
    {
        _now = nowUtc;
        _recentFrom = nowUtc.Ticks > SixMonths.Ticks ? nowUtc - SixMonths : default;
    }

    /// <summary>Writes one line with its CRLF, without allocating.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="facts">The entry. CR, LF and NUL in its name are shown as <c>?</c>; all else goes out as it is.</param>
    public void WriteLine(IBufferWriter<byte> output, in FileFacts facts)
    {
        int room = FixedOctets
            + LineWriter.MaxOctets(facts.Owner)
            + LineWriter.MaxOctets(facts.Group)
            + facts.Name.Length
            + facts.LinkTarget.Length;
        LineWriter line = new(output.GetSpan(room));
        WriteMode(ref line, facts);
        line.Write((byte)' ');
        line.WriteRightAligned(facts.Links, 3);
        line.Write((byte)' ');
        WriteColumn(ref line, facts.Owner, facts.OwnerId);
        WriteColumn(ref line, facts.Group, facts.GroupId);
        line.WriteRightAligned(facts.Size, 8);
        WriteDate(ref line, facts.ModifiedUtc);
        line.WriteName(facts.Name.Span);
        if (facts.IsLink && !facts.LinkTarget.IsEmpty)
        {
            line.Write(" -> "u8);
            line.WriteName(facts.LinkTarget.Span);
        }

        line.Write("\r\n"u8);
        output.Advance(line.Length);
    }

    private static void WriteMode(ref LineWriter line, in FileFacts facts)
    {
        line.Write(facts.Kind switch
        {
            _ when facts.IsLink => (byte)'l',
            FileKind.File => (byte)'-',
            FileKind.Directory => (byte)'d',
            FileKind.Link => (byte)'l',

            // Parsers know s, a socket, and none tries to fetch it.
            _ => (byte)'s',
        });
        WriteTriplet(ref line, facts.Mode >> 6, (facts.Mode & 0x800) != 0, (byte)'s');
        WriteTriplet(ref line, facts.Mode >> 3, (facts.Mode & 0x400) != 0, (byte)'s');
        WriteTriplet(ref line, facts.Mode, (facts.Mode & 0x200) != 0, (byte)'t');
    }

    // Set-user-ID, set-group-ID and sticky take the place of x; in upper case where x is not set.
    private static void WriteTriplet(ref LineWriter line, int bits, bool special, byte letter)
    {
        line.Write((bits & 4) != 0 ? (byte)'r' : (byte)'-');
        line.Write((bits & 2) != 0 ? (byte)'w' : (byte)'-');
        bool executable = (bits & 1) != 0;
        line.Write((special, executable) switch
        {
            (true, true) => letter,
            (true, false) => (byte)(letter & ~0x20),
            (false, true) => (byte)'x',
            (false, false) => (byte)'-',
        });
    }

    private static void WriteColumn(ref LineWriter line, string? name, uint id)
    {
        int start = line.Length;
        line.WritePrincipal(name, id);
        line.WriteSpaces(8 - (line.Length - start));
        line.Write((byte)' ');
    }

    private void WriteDate(ref LineWriter line, DateTime modified)
    {
        line.Write((byte)' ');
        line.Write("JanFebMarAprMayJunJulAugSepOctNovDec"u8.Slice((modified.Month - 1) * 3, 3));
        line.Write((byte)' ');
        line.WriteTwoDigits(modified.Day, (byte)' ');
        line.Write((byte)' ');
        if (modified >= _recentFrom && modified <= _now)
        {
            line.WriteTwoDigits(modified.Hour);
            line.Write((byte)':');
            line.WriteTwoDigits(modified.Minute);
        }
        else
        {
            line.WriteRightAligned(modified.Year, 5);
        }

        line.Write((byte)' ');
    }
}
