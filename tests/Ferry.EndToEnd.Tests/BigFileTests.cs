using Ferry.EndToEnd.Tests.Clients;
using Ferry.EndToEnd.Tests.Files;
using Ferry.EndToEnd.Tests.Processes;

namespace Ferry.EndToEnd.Tests;

/// <summary>5 GiB: more than any 32-bit number of octets. The files are sparse, so only transfers cost time and room.</summary>
public class BigFileTests(ServerFixture server) : ClientTests(server)
{
    private const long Length = 5L * 1024 * 1024 * 1024;

    // What resuming clients have to fetch or store; beyond 4 GiB, so that every offset needs more than 32 bits.
    private const int TailLength = 1_000_000;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    public static TheoryData<string> GetResumers => ForeignClients.ThatCan(new Deed.ResumeGet("", ""));

    public static TheoryData<string> PutResumers => ForeignClients.ThatCan(new Deed.ResumePut("", ""));

    private static byte[] Tail { get; } = Octets.Random(TailLength, seed: 1);

    [Fact]
    public async Task Get_FiveGibibytes_ArriveUnchanged()
    {
        CreateBig(Served("big"));
        FtpTarget target = Server.Target();
        Invocation curl = Curl.Run(target, target.Url($"{Remote}/big"));

        // Compared as it comes: it need not be stored.
        ProcessOutcome outcome = await RunAsync(
            new("sh", ["-c", "file=$1; shift; \"$@\" | cmp - \"$file\"", "sh", Served("big"), curl.Program, .. curl.Arguments]),
            Limit);

        Assert.True(outcome.ExitCode == 0, Report(outcome));
    }

    [Fact]
    public async Task Put_FiveGibibytes_ArriveUnchanged()
    {
        long room = new DriveInfo(OnDisk).AvailableFreeSpace;
        Assert.SkipUnless(room > 2 * Length, $"5 GiB would leave less than as much again: {room} octets are free");
        CreateBig(Local("big"));

        ProcessOutcome put = await DoAsync("curl", Server.Target(), new Deed.Put(Local("big"), $"{Remote}/big"), Limit);

        ProcessOutcome compared = await RunAsync(new("cmp", [Local("big"), Served("big")]), Limit);
        Assert.True(compared.ExitCode == 0, $"{compared}\n{Report(put)}");
    }

    [Theory]
    [MemberData(nameof(GetResumers))]
    public async Task ResumeGet_BeyondFourGibibytes_FetchesTheTail(string client)
    {
        CreateBig(Served("big"));
        CreateHole(Local("big"));

        ProcessOutcome outcome = await DoAsync(client, Server.Target(), new Deed.ResumeGet($"{Remote}/big", Local("big")), Limit);

        AssertEndsInTail(Local("big"), outcome);
    }

    [Theory]
    [MemberData(nameof(PutResumers))]
    public async Task ResumePut_BeyondFourGibibytes_StoresTheTail(string client)
    {
        CreateBig(Local("big"));
        CreateHole(Served("big"));

        ProcessOutcome outcome = await DoAsync(client, Server.Target(), new Deed.ResumePut(Local("big"), $"{Remote}/big"), Limit);

        AssertEndsInTail(Served("big"), outcome);
    }

    [Fact]
    public async Task Size_FiveGibibytes_IsToldInFull()
    {
        CreateBig(Served("big"));

        ProcessOutcome size = await RunAsync(new PythonFtplib().Run(Server.Target(), "size", $"{Remote}/big"));

        Assert.True(size.Output.Trim() == "5368709120", Report(size));
    }

    private static void CreateBig(string path)
    {
        CreateHole(path);
        using FileStream file = File.OpenWrite(path);
        foreach (long mark in (long[])[0, int.MaxValue, uint.MaxValue])
        {
            file.Position = mark;
            file.Write("here"u8);
        }

        file.Position = Length - TailLength;
        file.Write(Tail);
    }

    private static void CreateHole(string path)
    {
        using FileStream file = File.Create(path);
        file.SetLength(Length - TailLength);
    }

    private void AssertEndsInTail(string path, ProcessOutcome outcome)
    {
        using FileStream file = File.OpenRead(path);
        Assert.True(file.Length == Length, $"{file.Length} octets.\n{Report(outcome)}");
        byte[] end = new byte[TailLength + 1];
        file.Position = Length - end.Length;
        file.ReadExactly(end);
        Assert.True(end[0] == 0 && end.AsSpan(1).SequenceEqual(Tail), Report(outcome));
    }
}
