using System.Net;

namespace Ferry.Ftp.Tests;

// RFC 959 §4.1.2 (PORT, 227), §5.3.2 (host-port).
public class HostPortTests
{
    [Theory]
    [InlineData("127,0,0,1,19,136", "127.0.0.1:5000")]
    [InlineData("255,255,255,255,255,255", "255.255.255.255:65535")]
    [InlineData("0,0,0,0,0,0", "0.0.0.0:0")]
    public void TryParse_SixDecimals_IsAnEndPoint(string argument, string expected)
    {
        Assert.True(HostPort.TryParse(Octets.Of(argument), out IPEndPoint endPoint));
        Assert.Equal(IPEndPoint.Parse(expected), endPoint);
    }

    [Theory]
    [InlineData("")]
    [InlineData("127,0,0,1,19")]
    [InlineData("127,0,0,1,19,136,1")]
    [InlineData("127,0,0,1,19,136,")]
    [InlineData("127,0,0,256,19,136")]
    [InlineData("127,0,0,1,19,1000000000000000000000")]
    [InlineData("0177,0,0,1,19,136")]
    [InlineData("127,0,0,01,19,136")]
    [InlineData("127,0,0,-1,19,136")]
    [InlineData("127,0,0,+1,19,136")]
    [InlineData("127,0,0,0x1,19,136")]
    [InlineData(" 127,0,0,1,19,136")]
    [InlineData("127,0,0,1,19,136 ")]
    [InlineData("127, 0,0,1,19,136")]
    [InlineData("127,,0,1,19,136")]
    [InlineData("127.0.0.1.19.136")]
    public void TryParse_AnythingElse_IsRefused(string argument) =>
        Assert.False(HostPort.TryParse(Octets.Of(argument), out _));

    [Theory]
    [InlineData("127.0.0.1", 5000, "127,0,0,1,19,136")]
    [InlineData("::ffff:10.1.2.3", 65535, "10,1,2,3,255,255")]
    [InlineData("10.0.0.255", 21, "10,0,0,255,0,21")]
    public void Format_IPv4_WritesSixDecimals(string address, int port, string expected) =>
        Assert.Equal(expected, HostPort.Format(new(IPAddress.Parse(address), port)));

    [Fact]
    public void Format_IPv6_IsTheCallersMistake() =>
        Assert.Throws<ArgumentException>(() => HostPort.Format(new(IPAddress.IPv6Loopback, 5000)));
}
