namespace Ferry.Ftp.Tests;

// RFC 959 §3.1.1.1; docs/decisions/0005-line-ends.md.
public class LineEndTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("\n", "\r\n")]
    [InlineData("a\nb\n", "a\r\nb\r\n")]
    [InlineData("a\r\nb", "a\r\nb")]
    [InlineData("\n\n\r\n\n", "\r\n\r\n\r\n\r\n")]
    [InlineData("a\rb\r", "a\rb\r")]
    [InlineData("\r\r\n", "\r\r\n")]
    [InlineData("a\0\u00FF", "a\0\u00FF")]
    public void AsciiToNvt_Text_EndsItsLinesWithCrLf(string stored, string sent) =>
        Assert.Equal(sent, Pieces.Convert(new AsciiToNvt(), Octets.Of(stored), 4096, 4096));

    [Theory]
    [InlineData("", "")]
    [InlineData("\r\n", "\n")]
    [InlineData("a\r\nb\r\n", "a\nb\n")]
    [InlineData("a\nb\n", "a\nb\n")]
    [InlineData("a\rb\r", "a\rb\r")]
    [InlineData("a\r\0b", "a\r\0b")]
    [InlineData("\r\r\n\r", "\r\n\r")]
    [InlineData("\r\r\r", "\r\r\r")]
    [InlineData("a\0\u00FF", "a\0\u00FF")]
    public void NvtToAscii_Text_EndsItsLinesWithLf(string received, string stored) =>
        Assert.Equal(stored, Pieces.Convert(new NvtToAscii(), Octets.Of(received), 4096, 4096));

    [Fact]
    public void Transforms_CutAnywhere_GiveTheSameOctets()
    {
        const int seed = 959;
        Random random = new(seed);
        for (int round = 0; round < 400; round++)
        {
            byte[] source = RandomText(random, random.Next(150));
            string nvt = Octets.Text(source).Replace("\r\n", "\n", StringComparison.Ordinal)
                .Replace("\n", "\r\n", StringComparison.Ordinal);
            string ascii = Octets.Text(source).Replace("\r\n", "\n", StringComparison.Ordinal);
            for (int piece = 1; piece <= source.Length + 1; piece += 1 + (piece / 8))
            {
                int room = 16 + random.Next(60);
                string circumstance = $"seed {seed}, round {round}, piece {piece}, room {room}";
                Assert.True(nvt == Pieces.Convert(new AsciiToNvt(), source, piece, room), circumstance);
                Assert.True(ascii == Pieces.Convert(new NvtToAscii(), source, piece, room), circumstance);
            }
        }
    }

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(64)]
    public void Transforms_LineEndAtEveryPlaceOfAStep_AreFound(int length)
    {
        for (int at = 0; at < length; at++)
        {
            byte[] stored = Enumerable.Repeat((byte)'x', length).ToArray();
            stored[at] = (byte)'\n';
            string text = Octets.Text(stored);
            string sent = text.Replace("\n", "\r\n", StringComparison.Ordinal);

            // A step takes 32 octets: around that it just fits, or just does not.
            foreach (int size in (int[])[4096, 31, 32, 33, 34])
            {
                Assert.Equal(sent, Pieces.Convert(new AsciiToNvt(), stored, size, 4096));
                Assert.Equal(sent, Pieces.Convert(new AsciiToNvt(), stored, 4096, size));
                Assert.Equal(text, Pieces.Convert(new NvtToAscii(), Octets.Of(sent), size, 4096));
                Assert.Equal(text, Pieces.Convert(new NvtToAscii(), Octets.Of(sent), 4096, size));
            }
        }
    }

    [Fact]
    public void RoundTrip_LinesEndingWithLf_IsUnchanged()
    {
        string stored = string.Concat(Enumerable.Range(0, 500).Select(i => new string('x', i % 100) + "\n"));

        string sent = Pieces.Convert(new AsciiToNvt(), Octets.Of(stored), 777, 100);

        Assert.Equal(stored, Pieces.Convert(new NvtToAscii(), Octets.Of(sent), 555, 50));
    }

    private static byte[] RandomText(Random random, int length)
    {
        byte[] text = new byte[length];
        for (int i = 0; i < length; i++)
        {
            text[i] = random.Next(4) switch
            {
                0 => (byte)'\n',
                1 => (byte)'\r',
                _ => (byte)('a' + random.Next(26)),
            };
        }

        // Stretches without line ends too, so that whole steps are copied.
        if (length > 80)
        {
            text.AsSpan(10, 40).Fill((byte)'-');
        }

        return text;
    }
}
