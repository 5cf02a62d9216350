using System.Runtime.InteropServices;
using System.Text;

namespace Ferry.Ftp.Tests;

// RFC 959 §5.3 (lines), RFC 854 (Telnet). In these tables characters are octets, U+0000 to U+00FF.
public class CommandLineDecoderTests
{
    private const int MaxLine = 12;
    private const int MaxWithoutEnd = 30;

    public static TheoryData<string, string, string> Dialogues => new()
    {
        // what arrives, lines separated by |, Telnet replies
        { "NOOP\r\n", "NOOP", "" },
        { "NOOP\n", "NOOP", "" },
        { "USER a\r\nPASS b\r\nQUIT\r\n", "USER a|PASS b|QUIT", "" },
        { "\r\n\n", "|", "" },
        { "A\rB\r\n", "A\rB", "" },
        { "A\r\0B\r\n", "A\rB", "" },
        { "A\r\r\n", "A\r", "" },
        { "A\r\0\n", "A\r", "" },
        { "A\0B\n", "A\0B", "" },
        { "MKD \u00FF\u00FFx\r\n", "MKD \u00FFx", "" },

        // Over the limit: one report where the line ends, and the next line is whole.
        { "123456789012\r\nNOOP\r\n", "123456789012|NOOP", "" },
        { "1234567890123\r\nNOOP\r\n", "<too long>|NOOP", "" },
        { "1234567890123\nNOOP\n", "<too long>|NOOP", "" },
        { "12345678901234567890123456789\r\nNOOP\n", "<too long>|NOOP", "" },
        { "123456789012345678901234567890\nNOOP\n", "<too long>|NOOP", "" },
        { "1234567890123456789012345678901\nNOOP\n", "<endless>", "" },
        { "1234567890123456789012345678901234567890", "<endless>", "" },
        { "\u00FF\u00FA\u000112345678901234567890123456789\n\n\n", "<endless>", "" },

        // Options are refused, each once a direction; refusals are not answered.
        { "\u00FF\u00FD\u0001A\r\n", "A", "\u00FF\u00FC\u0001" },
        { "A\u00FF\u00FB\u0003B\r\n", "AB", "\u00FF\u00FE\u0003" },
        { "\u00FF\u00FD\u0001\u00FF\u00FD\u0001\u00FF\u00FB\u0001A\n", "A", "\u00FF\u00FC\u0001\u00FF\u00FE\u0001" },
        { "\u00FF\u00FD\u00FFA\u00FF\u00FB\u0040\n", "A", "\u00FF\u00FC\u00FF\u00FF\u00FE\u0040" },
        { "\u00FF\u00FC\u0001\u00FF\u00FE\u0001A\n", "A", "" },
        { "\u00FF\u00FD\nA\n", "A", "\u00FF\u00FC\n" },

        // Commands vanish, wherever they stand.
        { "\u00FF\u00F4\u00FF\u00F2ABOR\r\n", "ABOR", "" },
        { "AB\u00FF\u00F1OR\r\u00FF\u00F6\n", "ABOR", "" },
        { "\u00FF\u00EC\u00FF\u00F9A\u00FF\u00F0\n", "A", "" },
        { "A\u00FF\u00FA\u0018\u0001x\r\ny\u00FF\u00FFz\u00FF\u00F0B\n", "AB", "" },

        // An idle Telnet peer may keep its connection alive for ever without being called endless.
        { string.Concat(Enumerable.Repeat("\u00FF\u00F1", 40)) + "NOOP\r\n", "NOOP", "" },

        // IAC without a command: left over from a Synch before a line, an octet that was not doubled inside one.
        { "\u00FFABOR\r\n", "ABOR", "" },
        { "MKD \u00FFab\r\n", "MKD \u00FFab", "" },
        { "MKD a\u00FF\r\nNOOP\n", "MKD a\u00FF|NOOP", "" },
    };

    [Theory]
    [MemberData(nameof(Dialogues))]
    public void Decode_CutAnywhere_GivesTheSameLines(string arriving, string lines, string replies)
    {
        byte[] input = Encoding.Latin1.GetBytes(arriving);
        Assert.Equal((lines, replies), Decode([input]));
        Assert.Equal((lines, replies), Decode(input.Select(octet => new[] { octet })));
        for (int first = 0; first <= input.Length; first++)
        {
            for (int second = first; second <= input.Length; second++)
            {
                Assert.Equal((lines, replies), Decode([input[..first], input[first..second], input[second..]]));
            }
        }
    }

    [Fact]
    public void Decode_WholeLine_IsSliceOfTheInput()
    {
        byte[] input = "RETR a\r\nQUIT\r\n"u8.ToArray();
        CommandLineDecoder decoder = new(MaxLine);

        Assert.Equal(LineStatus.Complete, decoder.Decode(input, out int consumed, out CommandLine line));

        Assert.Equal(8, consumed);
        Assert.True(MemoryMarshal.TryGetArray(line.Octets, out ArraySegment<byte> segment));
        Assert.Same(input, segment.Array);
    }

    [Theory]
    [InlineData("RET", true)]
    [InlineData("\r", true)]
    [InlineData("\u00FF", true)]
    [InlineData("\u00FF\u00FD", true)]
    [InlineData("\u00FF\u00FD\u0001", false)]
    [InlineData("1234567890123", true)]
    [InlineData("RETR a\r\n", false)]
    [InlineData("", false)]
    public void IsMidLine_AfterInput_TellsWhetherSomethingIsUnfinished(string arriving, bool expected)
    {
        CommandLineDecoder decoder = new(MaxLine);

        decoder.Decode(Encoding.Latin1.GetBytes(arriving), out int consumed, out _);

        Assert.Equal(arriving.Length, consumed);
        Assert.Equal(expected, decoder.IsMidLine);
    }

    [Fact]
    public void Decode_WholeLines_AllocatesNothing()
    {
        byte[] input = "RETR a\r\n"u8.ToArray();
        CommandLineDecoder decoder = new(MaxLine);
        decoder.Decode(input, out _, out _);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            decoder.Decode(input, out _, out _);
            decoder.TakeTelnetReplies();
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void TakeTelnetReplies_EveryOptionTwice_RefusesEachOnceADirection()
    {
        CommandLineDecoder decoder = new(MaxLine);
        byte[] input = [.. Enumerable.Range(0, 1024).SelectMany(i => new byte[] { 255, (byte)(251 + (i / 256 % 2 * 2)), (byte)i })];

        decoder.Decode(input, out _, out _);

        Assert.Equal(512 * 3, decoder.TakeTelnetReplies().Length);
        Assert.True(decoder.TakeTelnetReplies().IsEmpty);
    }

    private static (string Lines, string Replies) Decode(IEnumerable<byte[]> pieces)
    {
        CommandLineDecoder decoder = new(MaxLine, MaxWithoutEnd);
        List<string> lines = [];
        StringBuilder replies = new();
        foreach (byte[] piece in pieces)
        {
            ReadOnlyMemory<byte> rest = piece;
            while (!rest.IsEmpty)
            {
                LineStatus status = decoder.Decode(rest, out int consumed, out CommandLine line);
                rest = rest[consumed..];
                replies.Append(Encoding.Latin1.GetString(decoder.TakeTelnetReplies().Span));
                switch (status)
                {
                    case LineStatus.Complete:
                        lines.Add(Encoding.Latin1.GetString(line.Octets.Span));
                        break;
                    case LineStatus.TooLong:
                        lines.Add("<too long>");
                        break;
                    case LineStatus.Endless:
                        lines.Add("<endless>");
                        return (string.Join('|', lines), replies.ToString());
                    default:
                        Assert.True(rest.IsEmpty);
                        break;
                }
            }
        }

        return (string.Join('|', lines), replies.ToString());
    }
}
