using System.Text;

namespace Ferry.Ftp.Tests.Arguments;

public class RangedPathTests
{
    [Theory]
    [InlineData("a", "a 0-")]
    [InlineData("a 5", "a 5 0-|a 5-")]
    [InlineData("a 5 9", "a 5 9 0-|a 5 9-|a 5-9")]
    [InlineData("a 1 5 9", "a 1 5 9 0-|a 1 5 9-|a 1 5-9")]
    [InlineData("a b", "a b 0-")]
    [InlineData("a 9 5", "a 9 5 0-|a 9 5-")]
    [InlineData("\"a b\"", "a b 0-")]
    [InlineData("\"a b\" 5", "a b 5-")]
    [InlineData("\"a b\" 5 9", "a b 5-9")]
    [InlineData("\"say \"\"hi\"\"\" 5", "say \"hi\" 5-")]
    [InlineData("\"open", "\"open 0-")]
    [InlineData("\"\"", "\"\" 0-")]
    [InlineData("\"a\"5", "")]
    [InlineData("\"a\" x", "")]
    [InlineData("\"a\" 5 ", "")]
    [InlineData("\"a\" 9 5", "")]
    [InlineData("\"a\" 1 2 3", "")]
    public void Argument_Always_HasTheseReadings(string argument, string expected)
    {
        IEnumerable<string> readings = RangedPath.ReadingsOf(Encoding.ASCII.GetBytes(argument)).Select(reading =>
            $"{Encoding.ASCII.GetString(reading.Path.Span)} {reading.Range.Start}-"
            + (reading.Range.End == long.MaxValue ? "" : $"{reading.Range.End}"));
        Assert.Equal(expected, string.Join('|', readings));
    }
}
