namespace Ferry.Ftp.Tests;

// SITE CHMOD's modes; 257's quoting (RFC 959, appendix II); verbs as keys (RFC 959 §5.3).
public class SmallArgumentTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("644", 0x1A4)]
    [InlineData("0755", 0x1ED)]
    [InlineData("07777", 0xFFF)]
    [InlineData("4755", 0x9ED)]
    public void OctalMode_Digits_AreOctal(string text, int expected)
    {
        Assert.True(OctalMode.TryParse(Octets.Of(text), out int mode));
        Assert.Equal(expected, mode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("8")]
    [InlineData("-644")]
    [InlineData("0x1")]
    [InlineData("644 ")]
    [InlineData("u+x")]
    [InlineData("10000")]
    [InlineData("000644")]
    public void OctalMode_AnythingElse_IsRefused(string text) =>
        Assert.False(OctalMode.TryParse(Octets.Of(text), out _));

    [Theory]
    [InlineData("/", "\"/\"")]
    [InlineData("/a b", "\"/a b\"")]
    [InlineData("/a\"b\"", "\"/a\"\"b\"\"\"")]
    [InlineData("/\u00FF", "\"/\u00FF\"")]
    [InlineData("", "\"\"")]
    public void QuotedPath_QuotationMarks_AreDoubled(string path, string expected) =>
        Assert.Equal(expected, Octets.Text(QuotedPath.Format(Octets.Of(path))));

    [Fact]
    public void QuotedPath_InAReply_StandsAsItIs() =>
        Assert.Equal("257 \"/a\" is current.", new Reply(257, $"{QuotedPath.Format("/a"u8)} is current.").ToString());

    [Theory]
    [InlineData("RETR", "RETR")]
    [InlineData("retr", "RETR")]
    [InlineData("Xsha512", "XSHA512")]
    [InlineData("ABCDEFGH", "ABCDEFGH")]
    [InlineData("z", "Z")]
    public void VerbKey_AnyCase_IsOneKey(string verb, string upper)
    {
        Assert.Equal(VerbKey.From(upper), VerbKey.From(Octets.Of(verb)));
        Assert.Equal(upper, VerbKey.From(verb).ToString());
        Assert.False(VerbKey.From(verb).IsNone);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ABCDEFGHI")]
    [InlineData("RE-R")]
    [InlineData("RET\0")]
    [InlineData("\0RET")]
    [InlineData("RET\u00D2")]
    [InlineData("[{@`")]
    public void VerbKey_NoVerb_IsNone(string verb) => Assert.True(VerbKey.From(Octets.Of(verb)).IsNone);

    [Fact]
    public void VerbKey_DifferentVerbs_HaveDifferentKeys()
    {
        string[] verbs = ["STOR", "STOU", "STRU", "STAT", "STO", "TSOR", "XSHA1", "XSHA", "P1", "PQ", "A", "AA"];

        Assert.Equal(verbs.Length, verbs.Select(VerbKey.From).Distinct().Count());
    }
}
