using System.Text;

namespace Ferry.Ftp.Tests.Arguments;

public class OctetRangeTests
{
    [Theory]
    [InlineData("0 0", 0, 1)]
    [InlineData("0 49", 0, 50)]
    [InlineData("5 9223372036854775806", 5, long.MaxValue)]
    [InlineData("1 0", 0, long.MaxValue)]
    public void Argument_OfTwoNumbers_IsInclusive(string argument, long start, long end)
    {
        Assert.True(OctetRange.TryParse(Encoding.ASCII.GetBytes(argument), out OctetRange range));
        Assert.Equal(new OctetRange(start, end), range);
    }

    [Theory]
    [InlineData("2 1")]
    [InlineData("2 0")]
    [InlineData("0")]
    [InlineData("")]
    [InlineData("0 ")]
    [InlineData(" 0 1")]
    [InlineData("0  1")]
    [InlineData("0 1 2")]
    [InlineData("-1 1")]
    [InlineData("+0 1")]
    [InlineData("0 9223372036854775807")]
    [InlineData("0 9223372036854775808")]
    public void Argument_OfAnotherKind_IsRefusedAndMeansTheWhole(string argument)
    {
        Assert.False(OctetRange.TryParse(Encoding.ASCII.GetBytes(argument), out OctetRange range));
        Assert.Equal(OctetRange.Whole, range);
    }

    [Fact]
    public void Within_AShorterFile_EndsWithIt()
    {
        Assert.Equal(new OctetRange(2, 5), new OctetRange(2, 9).Within(5));
        Assert.Equal(0, new OctetRange(7, 9).Within(5).Length);
        Assert.Equal(5, OctetRange.Whole.Within(5).Length);
    }
}
