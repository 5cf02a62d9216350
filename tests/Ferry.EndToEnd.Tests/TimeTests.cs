using Ferry.EndToEnd.Tests.Clients;
using Ferry.EndToEnd.Tests.Processes;

namespace Ferry.EndToEnd.Tests;

/// <summary>Times of last change, as clients read, keep and set them.</summary>
public class TimeTests(ServerFixture server) : ClientTests(server)
{
    private static readonly DateTime Past = new(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);

    [Fact]
    public async Task Mfmt_ByFtplib_SetsTheTimeThatMdtmTells()
    {
        File.WriteAllBytes(Served("file"), [1]);
        PythonFtplib python = new();

        ProcessOutcome set = await RunAsync(python.Run(Server.Target(), "command", $"MFMT 20010203040506 {Remote}/file"));
        set.AssertSuccess();
        Assert.Equal(Past, File.GetLastWriteTimeUtc(Served("file")));

        ProcessOutcome told = await RunAsync(python.Run(Server.Target(), "command", $"MDTM {Remote}/file"));
        Assert.Equal("213 20010203040506", told.Output.Trim());
    }

    [Fact]
    public async Task Mirror_Down_KeepsTimes()
    {
        OldFile(Served("file"));
        ProcessOutcome outcome = await DoAsync("lftp", Server.Target(), new Deed.GetTree(Remote, Local("got")));

        Assert.True(File.GetLastWriteTimeUtc(Local("got/file")) == Past, Report(outcome));
    }

    [Fact]
    public async Task Mirror_Up_KeepsTimes()
    {
        Directory.CreateDirectory(Local("tree"));
        OldFile(Local("tree/file"));
        ProcessOutcome outcome = await DoAsync("lftp", Server.Target(), new Deed.PutTree(Local("tree"), Remote));

        Assert.True(File.GetLastWriteTimeUtc(Served("file")) == Past, Report(outcome));
    }

    [Fact]
    public async Task Get_ByTnftp_KeepsTheTime()
    {
        OldFile(Served("file"));
        ProcessOutcome outcome = await DoAsync("tnftp", Server.Target(), new Deed.Get($"{Remote}/file", Local("file")));

        Assert.True(File.GetLastWriteTimeUtc(Local("file")) == Past, Report(outcome));
    }

    [Fact]
    public async Task GetTree_ByNcftp_KeepsTimes()
    {
        Directory.CreateDirectory(Local("got"));
        OldFile(Served("file"));
        ProcessOutcome outcome = await DoAsync("ncftp", Server.Target(), new Deed.GetTree(Remote, Local("got")));

        Assert.True(File.GetLastWriteTimeUtc(Local($"got/{Remote}/file")) == Past, Report(outcome));
    }

    [Fact]
    public async Task Get_CurlAskedForTheTime_GetsTheRightOne()
    {
        OldFile(Served("file"));
        FtpTarget target = Server.Target();
        ProcessOutcome outcome = await RunAsync(
            Curl.Run(target, "--remote-time", "--output", Local("file"), target.Url($"{Remote}/file")));

        Assert.True(File.GetLastWriteTimeUtc(Local("file")) == Past, Report(outcome));
    }

    [Fact]
    public async Task Timestamping_ByWget_FetchesWhatHasChangedOnly()
    {
        // LIST has hours and minutes for the last half year only, and wget goes by LIST.
        DateTime recent = TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(-30).AddMinutes(63);
        File.WriteAllBytes(Served("file"), [1, 2]);
        File.SetLastWriteTimeUtc(Served("file"), recent);
        FtpTarget target = Server.Target();
        Invocation fetchIfNewer = Wget.Run(target, "--timestamping", target.Url($"{Remote}/file"));
        (await RunAsync(fetchIfNewer)).AssertSuccess();
        Assert.Equal(recent, File.GetLastWriteTimeUtc(Local("file")));

        // Same time and length: the client believes that it has the file already.
        File.WriteAllBytes(Served("file"), [3, 4]);
        File.SetLastWriteTimeUtc(Served("file"), recent);
        ProcessOutcome again = await RunAsync(fetchIfNewer);
        AssertHolds([1, 2], Local("file"), again);

        File.SetLastWriteTimeUtc(Served("file"), recent.AddHours(1));
        ProcessOutcome newer = await RunAsync(fetchIfNewer);
        AssertHolds([3, 4], Local("file"), newer);
    }

    private static void OldFile(string path)
    {
        File.WriteAllBytes(path, [1, 2]);
        File.SetLastWriteTimeUtc(path, Past);
    }
}
