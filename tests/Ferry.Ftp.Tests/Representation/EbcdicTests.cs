using System.Text;

namespace Ferry.Ftp.Tests;

// RFC 959 §3.1.1.2; docs/decisions/0013-ebcdic.md.
public class EbcdicTests
{
    private const byte LineFeed = 0x0A;
    private const byte NextLine = 0x85;
    private const byte CarriageReturn = 0x0D;

    // In EBCDIC.
    private const byte NewLine = 0x15;
    private const byte EbcdicLineFeed = 0x25;

    private static byte[] AllOctets => [.. Enumerable.Range(0, 256).Select(i => (byte)i)];

    [Theory]
    [InlineData(EbcdicCodePage.Ibm1047, 1047)]
    [InlineData(EbcdicCodePage.Ibm037, 37)]
    public void Tables_EveryOctetButLineEnds_AreThoseOfTheSystem(EbcdicCodePage codePage, int number)
    {
        Encoding system = CodePagesEncodingProvider.Instance.GetEncoding(number)!;
        byte[] expected = Encoding.Convert(system, Encoding.Latin1, AllOctets);

        // Makers of tables disagree which of the two is which; RFC 959 does not.
        Assert.Equal([LineFeed, NextLine], new[] { expected[NewLine], expected[EbcdicLineFeed] }.Order());
        expected[NewLine] = LineFeed;
        expected[EbcdicLineFeed] = NextLine;

        Assert.Equal(Octets.Text(expected), Pieces.Convert(new EbcdicToText(codePage), AllOctets, 256, 256));
    }

    [Theory]
    [InlineData(EbcdicCodePage.Ibm1047, "[]^|!\u00AC", "\u00AD\u00BD\u005F\u004F\u005A\u00B0")]
    [InlineData(EbcdicCodePage.Ibm037, "[]^|!\u00AC", "\u00BA\u00BB\u00B0\u004F\u005A\u005F")]
    [InlineData(EbcdicCodePage.Ibm1047, "Az09 \u00FC", "\u00C1\u00A9\u00F0\u00F9\u0040\u00DC")]
    [InlineData(EbcdicCodePage.Ibm037, "Az09 \u00FC", "\u00C1\u00A9\u00F0\u00F9\u0040\u00DC")]
    public void TextToEbcdic_Characters_StandWhereTheCodePageHasThem(EbcdicCodePage codePage, string stored, string sent) =>
        Assert.Equal(sent, Pieces.Convert(new TextToEbcdic(codePage), Octets.Of(stored), 4096, 4096));

    [Theory]
    [InlineData("", "")]
    [InlineData("\n", "\u0015")]
    [InlineData("1\n2\n", "\u00F1\u0015\u00F2\u0015")]
    [InlineData("1\r\n2", "\u00F1\u0015\u00F2")]
    [InlineData("\n\r\n\n", "\u0015\u0015\u0015")]
    [InlineData("1\r2\r", "\u00F1\u000D\u00F2\u000D")]
    [InlineData("\r\r\n", "\u000D\u0015")]
    [InlineData("\u0085", "\u0025")]
    public void TextToEbcdic_LineEnds_BecomeNewLines(string stored, string sent) =>
        Assert.Equal(sent, Pieces.Convert(new TextToEbcdic(EbcdicCodePage.Ibm1047), Octets.Of(stored), 4096, 4096));

    [Theory]
    [InlineData("\u00F1\u0015\u00F2\u0015", "1\n2\n")]
    [InlineData("\u000D\u0015", "\r\n")]
    [InlineData("\u000D\u0025", "\r\u0085")]
    public void EbcdicToText_NewLines_BecomeLineFeeds(string received, string stored) =>
        Assert.Equal(stored, Pieces.Convert(new EbcdicToText(EbcdicCodePage.Ibm1047), Octets.Of(received), 4096, 4096));

    [Theory]
    [InlineData(EbcdicCodePage.Ibm1047)]
    [InlineData(EbcdicCodePage.Ibm037)]
    public void RoundTrip_AllOctets_AreUnchanged(EbcdicCodePage codePage)
    {
        // 13 is followed by 14 here: no CRLF.
        string sent = Pieces.Convert(new TextToEbcdic(codePage), AllOctets, 256, 256);

        Assert.Equal(256, sent.Distinct().Count());
        Assert.Equal(Octets.Text(AllOctets), Pieces.Convert(new EbcdicToText(codePage), Octets.Of(sent), 256, 256));
    }

    [Fact]
    public void Transforms_CutAnywhere_GiveTheSameOctets()
    {
        const int seed = 1047;
        Random random = new(seed);
        for (int round = 0; round < 300; round++)
        {
            EbcdicCodePage codePage = (EbcdicCodePage)(round % 2);
            byte[] stored = RandomText(random, random.Next(100));
            string sent = Pieces.Convert(new TextToEbcdic(codePage), stored, 4096, 4096);
            string back = Octets.Text(stored).Replace("\r\n", "\n", StringComparison.Ordinal);
            for (int piece = 1; piece <= stored.Length + 1; piece++)
            {
                int room = 16 + random.Next(60);
                string circumstance = $"seed {seed}, round {round}, piece {piece}, room {room}";
                Assert.True(sent == Pieces.Convert(new TextToEbcdic(codePage), stored, piece, room), circumstance);
                Assert.True(
                    back == Pieces.Convert(new EbcdicToText(codePage), Octets.Of(sent), piece, room), circumstance);
            }
        }
    }

    [Fact]
    public void Composition_OfEveryType_IsOneTransformOrNone()
    {
        Representation ascii = new(RepresentationType.Ascii, FormatControl.TelnetEffectors);
        Representation ebcdic = new(RepresentationType.Ebcdic);
        Representation image = new(RepresentationType.Image);
        const EbcdicCodePage codePage = EbcdicCodePage.Ibm037;

        Assert.IsType<AsciiToNvt>(RepresentationTransforms.ForSending(ascii, codePage));
        Assert.IsType<NvtToAscii>(RepresentationTransforms.ForReceiving(ascii, codePage));
        Assert.Null(RepresentationTransforms.ForListing(ascii, codePage));
        Assert.Equal("\u00BA", Pieces.Convert(RepresentationTransforms.ForSending(ebcdic, codePage)!, "["u8.ToArray(), 1, 16));
        Assert.Equal("[", Pieces.Convert(RepresentationTransforms.ForReceiving(ebcdic, codePage)!, [0xBA], 1, 16));
        Assert.Equal(
            "\u00BA\u0015", Pieces.Convert(RepresentationTransforms.ForListing(ebcdic, codePage)!, "[\r\n"u8.ToArray(), 1, 16));
        Assert.Null(RepresentationTransforms.ForSending(image, codePage));
        Assert.Null(RepresentationTransforms.ForReceiving(image, codePage));
        Assert.Null(RepresentationTransforms.ForListing(image, codePage));
    }

    private static byte[] RandomText(Random random, int length)
    {
        byte[] text = new byte[length];
        for (int i = 0; i < length; i++)
        {
            text[i] = random.Next(4) switch
            {
                0 => LineFeed,
                1 => CarriageReturn,
                _ => (byte)random.Next(256),
            };
        }

        // Stretches without line ends too, so that whole steps are looked up.
        if (length > 60)
        {
            text.AsSpan(10, 40).Fill((byte)'-');
        }

        return text;
    }
}
