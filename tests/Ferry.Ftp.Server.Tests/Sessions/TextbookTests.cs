using Ferry.Testing.Ftp;

namespace Ferry.Ftp.Server.Tests.Sessions;

/// <summary>The sessions that the textbooks on TCP/IP print, as they print them.</summary>
public class TextbookTests
{
    [Fact]
    public Task List_InActiveMode_GoesAsPrinted() => Transcript.RunAsync(
        Transcript.LogIn + """
        D: listen
        C: PORT {hostport}
        S: 200 *
        C: LIST reports
        S: 125 *
        D: accept
        D< -rw-r--r--   1 * annual.txt\r\n
        S: 226 *
        C: QUIT
        S: 221 *
        S: closed
        """,
        server => server.Memory.AddFile("/reports/annual.txt", "figures"));

    [Fact]
    public Task List_InPassiveMode_GoesAsPrinted() => Transcript.RunAsync(
        Transcript.LogIn + """
        C: PASV
        S: 227 *
        D: connect
        C: LIST reports
        S: 150 *
        D< drwxr-xr-x * old\r\n
        S: 226 *
        """,
        server => server.Memory.AddDirectory("/reports/old"));

    [Fact]
    public Task Stor_OfAnImageInActiveMode_GoesAsPrinted() => Transcript.RunAsync(
        Transcript.LogIn + """
        D: listen
        C: PORT {hostport}
        S: 200 *
        C: TYPE I
        S: 200 *
        C: STRU F
        S: 200 *
        C: STOR image.jpg
        S: 125 *
        D: accept
        D> \x00\xFF\r\n\x0D
        S: 226 *
        C: QUIT
        S: 221 *
        """,
        check: server => Assert.Equal([0, 255, 13, 10, 13], server.Memory.ReadFile("/image.jpg")));

    [Fact]
    public Task Anonymous_WithGuestAsPassword_LooksAround() => Transcript.RunAsync(
        """
        S: 220 *
        C: USER anonymous
        S: 331 *
        C: PASS guest
        S: 230 *
        C: PWD
        S: 257 "/" *
        C: PASV
        S: 227 *
        D: connect
        C: LIST
        S: 150 *
        D< *pub\r\n
        S: 226 *
        C: QUIT
        S: 221 *
        S: closed
        """,
        server => server.Memory.AddDirectory("/pub"));
}
