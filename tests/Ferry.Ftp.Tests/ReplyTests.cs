using System.Buffers;

namespace Ferry.Ftp.Tests;

// RFC 959 §4.2; RFC 854 for the octet 255.
public class ReplyTests
{
    [Theory]
    [InlineData("Ready.", "220 Ready.\r\n")]
    [InlineData("", "220 \r\n")]
    [InlineData("One\nTwo", "220-One\r\n220 Two\r\n")]
    [InlineData("Features:\nMDTM\n220 looks like the end\nEnd", "220-Features:\r\n MDTM\r\n 220 looks like the end\r\n220 End\r\n")]
    public void WriteTo_Lines_FollowTheRfc(string text, string expected) => Assert.Equal(expected, Written(new(220, text)));

    [Fact]
    public void WriteTo_InsertedControlCharacters_CannotForgeALine()
    {
        byte[] name = Octets.Of("a\r\n226 done\0\u001B\u007F");

        Assert.Equal("550 a??226 done???: gone.\r\n", Written(new(550, $"{name.AsSpan()}: gone.")));
    }

    [Fact]
    public void WriteTo_Octet255_IsDoubled() =>
        Assert.Equal("257 \u00FF\u00FFa\u00FF\u00FF\r\n", Written(new(257, $"{Octets.Of("\u00FFa\u00FF").AsSpan()}")));

    [Fact]
    public void WriteOpeningTo_LinesThatFollow_MakeOneReply()
    {
        ArrayBufferWriter<byte> output = new();
        new Reply(213, "Status:").WriteOpeningTo(output);
        Reply.WriteLineTo(output, Octets.Of("213 a\u00FF"));
        new Reply(213, "End").WriteTo(output);

        Assert.Equal("213-Status:\r\n 213 a\u00FF\u00FF\r\n213 End\r\n", Octets.Text(output));
    }

    [Theory]
    [InlineData(99)]
    [InlineData(600)]
    public void Reply_CodeOutOfRange_IsAMistake(int code) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Reply(code, ""));

    private static string Written(Reply reply)
    {
        ArrayBufferWriter<byte> output = new();
        reply.WriteTo(output);
        return Octets.Text(output);
    }
}
