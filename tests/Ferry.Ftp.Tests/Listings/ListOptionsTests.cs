namespace Ferry.Ftp.Tests;

// RFC 959 §4.1.3 knows only a path; the switches are what clients send all the same.
public class ListOptionsTests
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("dir", "", "dir")]
    [InlineData("a b ", "", "a b ")]
    [InlineData("-la", "al", "")]
    [InlineData("-la ", "al", "")]
    [InlineData("-la dir", "al", "dir")]
    [InlineData("-a -l -R dir", "aRl", "dir")]
    [InlineData("-A", "a", "")]
    [InlineData("-1", "1", "")]
    [InlineData("-d .", "d", ".")]
    [InlineData("-l  dir with spaces ", "l", "dir with spaces ")]
    [InlineData("-l -- -name", "l", "-name")]
    [InlineData("--  x", "", " x")]
    [InlineData("--", "", "")]
    [InlineData("--color=auto x", "", "x")]
    [InlineData("-FtrSZ", "", "")]
    [InlineData("-", "", "-")]
    [InlineData("-l -", "l", "-")]
    [InlineData("dir -l", "", "dir -l")]
    public void Parse_Argument_GivesSwitchesAndPath(string argument, string switches, string path)
    {
        ListOptions options = ListOptions.Parse(Octets.Of(argument));

        string read = (options.All ? "a" : "")
            + (options.Recursive ? "R" : "")
            + (options.DirectoryItself ? "d" : "")
            + (options.LongForm ? "l" : "")
            + (options.OneColumn ? "1" : "");
        Assert.Equal(switches, read);
        Assert.Equal(path, Octets.Text(options.Path.Span));
        Assert.Equal(argument.Length > 1 && argument[0] == '-', options.HasSwitches);
    }
}
