using System.Globalization;

namespace Ferry.Ftp.Tests;

// RFC 3659 §2.3.
public class TimeValueTests
{
    [Theory]
    [InlineData("20261120101700", "2026-11-20T10:17:00.0000000")]
    [InlineData("19991231235959.9999999", "1999-12-31T23:59:59.9999999")]
    [InlineData("19980615100045.014", "1998-06-15T10:00:45.0140000")]
    [InlineData("20000229000000.1", "2000-02-29T00:00:00.1000000")]
    [InlineData("20000229000000.12345678999999999999999999", "2000-02-29T00:00:00.1234567")]
    [InlineData("10000101000000", "1000-01-01T00:00:00.0000000")]
    [InlineData("99991231235959", "9999-12-31T23:59:59.0000000")]
    [InlineData("19981231235960", "1998-12-31T23:59:59.0000000")]
    public void TryParse_TimeVal_IsUtc(string text, string expected)
    {
        Assert.True(TimeValue.TryParse(Octets.Of(text), out DateTime utc));
        Assert.Equal(DateTimeKind.Utc, utc.Kind);
        Assert.Equal(expected + "Z", utc.ToString("O", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026112010170")]
    [InlineData("202611201017000")]
    [InlineData("20261120101700.")]
    [InlineData("20261120101700,1")]
    [InlineData("20261120101700.1x")]
    [InlineData("20261120101700.1 ")]
    [InlineData(" 20261120101700")]
    [InlineData("2026 120101700")]
    [InlineData("2026-1-0101700")]
    [InlineData("09991231235959")]
    [InlineData("00000101000000")]
    [InlineData("20260001000000")]
    [InlineData("20261301000000")]
    [InlineData("20260100000000")]
    [InlineData("20260229000000")]
    [InlineData("20260431000000")]
    [InlineData("20260101240000")]
    [InlineData("20260101006000")]
    [InlineData("20260101000061")]
    public void TryParse_AnythingElse_IsRefused(string text) =>
        Assert.False(TimeValue.TryParse(Octets.Of(text), out _));

    [Theory]
    [InlineData("20261120101709")]
    [InlineData("10000101000000")]
    [InlineData("99991231235959")]
    public void Format_ParsedTime_GivesItBack(string text)
    {
        Assert.True(TimeValue.TryParse(Octets.Of(text), out DateTime utc));
        byte[] written = new byte[TimeValue.Length];

        TimeValue.Format(utc, written);

        Assert.Equal(text, Octets.Text(written));
    }
}
