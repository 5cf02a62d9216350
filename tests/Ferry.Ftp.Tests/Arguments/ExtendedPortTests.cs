using System.Net;

namespace Ferry.Ftp.Tests;

// RFC 2428 §2 (EPRT) and §3 (EPSV, 229).
public class ExtendedPortTests
{
    [Theory]
    [InlineData("|1|132.235.1.2|6275|", "132.235.1.2:6275")]
    [InlineData("|2|1080::8:800:200C:417A|5282|", "[1080::8:800:200C:417A]:5282")]
    [InlineData("|2|::1|65535|", "[::1]:65535")]
    [InlineData("|2|::ffff:10.0.0.1|80|", "[::ffff:10.0.0.1]:80")]
    [InlineData("!1!10.0.0.1!0!", "10.0.0.1:0")]
    [InlineData("~1~10.0.0.1~80~", "10.0.0.1:80")]
    public void TryParse_IPv4OrIPv6_IsAnEndPoint(string argument, string expected)
    {
        Assert.Equal(EprtStatus.Valid, ExtendedPort.TryParse(Octets.Of(argument), out IPEndPoint endPoint));
        Assert.Equal(IPEndPoint.Parse(expected), endPoint);
    }

    [Theory]
    [InlineData("|3|10.0.0.1|80|")]
    [InlineData("|0||80|")]
    [InlineData("|65535|something|80|")]
    public void TryParse_OtherProtocol_IsUnsupported(string argument) =>
        Assert.Equal(EprtStatus.UnsupportedProtocol, ExtendedPort.TryParse(Octets.Of(argument), out _));

    [Theory]
    [InlineData("")]
    [InlineData("|")]
    [InlineData("||||")]
    [InlineData("|1|10.0.0.1|80")]
    [InlineData("1|10.0.0.1|80|")]
    [InlineData("|1|10.0.0.1|80||")]
    [InlineData("|1|10.0.0.1|80|x")]
    [InlineData("|1|10.0.0.1||80|")]
    [InlineData(" 1 10.0.0.1 80 ")]
    [InlineData("\u00801\u008010.0.0.1\u008080\u0080")]
    [InlineData(".1.10.0.0.1.80.")]
    [InlineData("|1|10.0.0.1|65536|")]
    [InlineData("|1|10.0.0.1|-1|")]
    [InlineData("|1|10.0.0.1|080|")]
    [InlineData("|x|10.0.0.1|80|")]
    [InlineData("|01|10.0.0.1|80|")]
    [InlineData("|1|10.0.0|80|")]
    [InlineData("|1|010.0.0.1|80|")]
    [InlineData("|1|0x0a.0.0.1|80|")]
    [InlineData("|1|167772161|80|")]
    [InlineData("|1|localhost|80|")]
    [InlineData("|1|::1|80|")]
    [InlineData("|2|10.0.0.1|80|")]
    [InlineData("|2|[::1]|80|")]
    [InlineData("|2|fe80::1%1|80|")]
    [InlineData("|2|:::|80|")]
    [InlineData("|2| ::1|80|")]
    [InlineData("|2||80|")]
    public void TryParse_AnythingElse_IsMalformed(string argument) =>
        Assert.Equal(EprtStatus.Malformed, ExtendedPort.TryParse(Octets.Of(argument), out _));

    [Fact]
    public void Format_Port_LeavesProtocolAndAddressBlank() => Assert.Equal("|||6446|", ExtendedPort.Format(6446));

    [Theory]
    [InlineData("", EpsvRequest.SameProtocol)]
    [InlineData("1", EpsvRequest.IPv4)]
    [InlineData("2", EpsvRequest.IPv6)]
    [InlineData("ALL", EpsvRequest.All)]
    [InlineData("all", EpsvRequest.All)]
    [InlineData("3", EpsvRequest.UnsupportedProtocol)]
    [InlineData("0", EpsvRequest.UnsupportedProtocol)]
    [InlineData("x", EpsvRequest.Malformed)]
    [InlineData("-1", EpsvRequest.Malformed)]
    [InlineData("1 ", EpsvRequest.Malformed)]
    public void EpsvArgument_Parse_FollowsTheRfc(string argument, EpsvRequest expected) =>
        Assert.Equal(expected, EpsvArgument.Parse(Octets.Of(argument)));
}
