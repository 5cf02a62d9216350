using System.Text.RegularExpressions;
using Ferry.EndToEnd.Tests.Clients;
using Ferry.EndToEnd.Tests.Files;
using Ferry.EndToEnd.Tests.Processes;

namespace Ferry.EndToEnd.Tests;

/// <summary>The sessions that textbooks on TCP/IP print, command by command and reply by reply, with the clients that they
/// were taken from: descendants of the BSD <c>ftp</c>.</summary>
public partial class TextbookTests(ServerFixture server) : ClientTests(server)
{
    public static TheoryData<string> ClassicClients => ["inetutils-ftp", "tnftp"];

    [Theory]
    [MemberData(nameof(ClassicClients))]
    public async Task List_ActiveMode_RunsAsPrinted(string client)
    {
        ProcessOutcome outcome = await ConverseAsync(client, DataMode.Active, "user anna secret", $"ls {Remote}");

        AssertDialogue(
            ["220", "USER", "331", "PASS", "230", "PORT", "200", "LIST", "125", "226", "QUIT", "221"], outcome);
    }

    [Theory]
    [MemberData(nameof(ClassicClients))]
    public async Task List_PassiveMode_ShowsLongLinesAsPrinted(string client)
    {
        string report = Served("reports/1997");
        Directory.CreateDirectory(report, (UnixFileMode)0b111_101_101);
        File.WriteAllBytes(Served("reports/summary"), new byte[1234]);

        ProcessOutcome outcome = await ConverseAsync(
            client, DataMode.Passive, "user anna secret", $"cd {Remote}", "ls reports");

        AssertDialogue(
            ["220", "USER", "331", "PASS", "230", "CWD", "250", "PASV", "227", "LIST", "150", "226", "QUIT", "221"], outcome);
        Assert.Matches(@"(?m)^drwxr-xr-x +\d+ \S+ +\S+ +\d+ \w{3} [ \d]\d [ :\d]{5} 1997\r?$", outcome.Output);
        Assert.Matches(@"(?m)^-rw-r--r-- +1 \S+ +\S+ +1234 \w{3} [ \d]\d \d\d:\d\d summary\r?$", outcome.Output);
    }

    [Theory]
    [MemberData(nameof(ClassicClients))]
    public async Task Store_ImageInActiveMode_RunsAsPrinted(string client)
    {
        byte[] image = Octets.Random(30_000, seed: 1);
        string local = LocalFile("image", image);

        ProcessOutcome outcome = await ConverseAsync(
            client, DataMode.Active, "user anna secret", "binary", "quote STRU F", $"put {local} {Remote}/image");

        // The page asks for the port before the type; these clients ask for it last.
        AssertDialogue(
            [
                "220", "USER", "331", "PASS", "230", "TYPE", "200", "STRU", "200", "PORT", "200", "STOR", "125", "226", "QUIT", "221",
            ],
            outcome);
        AssertHolds(image, Served("image"), outcome);
    }

    [Theory]
    [MemberData(nameof(ClassicClients))]
    public async Task Anonymous_LooksAround_RunsAsPrinted(string client)
    {
        ProcessOutcome outcome = await ConverseAsync(client, DataMode.Passive, "user anonymous guest", "pwd", "ls", "close");

        AssertDialogue(
            ["220", "USER", "331", "PASS", "230", "PWD", "257", "PASV", "227", "LIST", "150", "226", "QUIT", "221"], outcome);
        Assert.Contains("257 \"/\"", outcome.Output, StringComparison.Ordinal);
        Assert.Matches($@"(?m)^drwx.* {Remote}\r?$", outcome.Output);
    }

    [Theory]
    [MemberData(nameof(ClassicClients))]
    public async Task Anonymous_Writes_IsRefused(string client)
    {
        File.WriteAllBytes(Served("file"), [1]);
        string local = LocalFile("file", [2]);

        ProcessOutcome outcome = await ConverseAsync(
            client, DataMode.Passive, "user anonymous guest", $"put {local} {Remote}/file", $"delete {Remote}/file");

        AssertDialogue(
            ["220", "USER", "331", "PASS", "230", "TYPE", "200", "PASV", "227", "STOR", "553", "DELE", "550", "QUIT", "221"],
            outcome);
        AssertHolds([1], Served("file"), outcome);
    }

    private Task<ProcessOutcome> ConverseAsync(string client, DataMode mode, params string[] commands)
    {
        // tnftp would speak EPSV and EPRT, which are younger than the books.
        ClassicFtp classic = (ClassicFtp)ForeignClients.Named(client);
        return RunAsync(classic.Converse(
            Server.Target(IpFamily.IPv4, mode), ["-v", "-d"], client == "tnftp" ? ["epsv4", .. commands] : commands));
    }

    private void AssertDialogue(IEnumerable<string> expected, ProcessOutcome outcome)
    {
        List<string> spoken = [];
        string previous = "";
        foreach (string line in outcome.Output.Split('\n'))
        {
            // What both ask at login belongs to no book, and tnftp shows a reply twice that it has to read.
            Match match = CommandOrReply().Match(line);
            string word = match.Groups["verb"].Value + match.Groups["code"].Value;
            if (match.Success && line != previous && word is not ("SYST" or "215" or "FEAT" or "211"))
            {
                spoken.Add(word);
            }

            previous = line;
        }

        Assert.True(expected.SequenceEqual(spoken), $"{string.Join(' ', spoken)}\n{Report(outcome)}");
    }

    [GeneratedRegex(@"^(?:---> (?<verb>[A-Z]+)|(?<code>\d{3}) )", RegexOptions.ExplicitCapture)]
    private static partial Regex CommandOrReply();
}
