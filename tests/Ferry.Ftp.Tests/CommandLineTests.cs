using System.Text;

namespace Ferry.Ftp.Tests;

// RFC 959 §5.3: a verb, and after one space its argument.
public class CommandLineTests
{
    [Theory]
    [InlineData("NOOP", "NOOP", false, "")]
    [InlineData("Retr a.txt", "Retr", true, "a.txt")]
    [InlineData("CWD ", "CWD", true, "")]
    [InlineData("STOR  two  spaces ", "STOR", true, " two  spaces ")]
    [InlineData(" NOOP", "", true, "NOOP")]
    [InlineData("", "", false, "")]
    [InlineData("a\tb", "a\tb", false, "")]
    public void Parse_Line_SplitsAtTheFirstSpace(string text, string verb, bool hasArgument, string argument)
    {
        CommandLine line = CommandLine.Parse(Encoding.Latin1.GetBytes(text));

        Assert.Equal(verb, Encoding.Latin1.GetString(line.Verb.Span));
        Assert.Equal(hasArgument, line.HasArgument);
        Assert.Equal(argument, Encoding.Latin1.GetString(line.Argument.Span));
        Assert.Equal(text, Encoding.Latin1.GetString(line.Octets.Span));
        Assert.False(line.HasForbiddenOctet);
    }

    [Theory]
    [InlineData("MKD a\0b")]
    [InlineData("MKD a\rb")]
    [InlineData("MKD a\nb")]
    [InlineData("\0")]
    public void Parse_NulCrOrLf_IsForbidden(string text) =>
        Assert.True(CommandLine.Parse(Encoding.Latin1.GetBytes(text)).HasForbiddenOctet);

    [Fact]
    public void Default_IsAnEmptyLine()
    {
        CommandLine line = default;

        Assert.True(line.Octets.IsEmpty);
        Assert.False(line.HasArgument);
        Assert.True(line.Argument.IsEmpty);
    }
}
