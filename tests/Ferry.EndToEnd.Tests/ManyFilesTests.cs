using System.Globalization;
using System.Text;
using Ferry.EndToEnd.Tests.Clients;
using Ferry.EndToEnd.Tests.Processes;

namespace Ferry.EndToEnd.Tests;

/// <summary>10,000 files in one directory.</summary>
public class ManyFilesTests(ServerFixture server) : ClientTests(server)
{
    private const int Count = 10_000;

    // Generous: what is tested is that it ends and that nothing is missing.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    private static IEnumerable<string> Names =>
        Enumerable.Range(0, Count).Select(number => number.ToString("D5", CultureInfo.InvariantCulture));

    [Fact]
    public async Task List_TenThousandFiles_EveryClientShowsEachOnce()
    {
        CreateIn(OnDisk);
        foreach (string client in ForeignClients.ThatCan(new Deed.ListNames("")).Select(row => row.Data))
        {
            ProcessOutcome outcome = await DoAsync(client, Server.Target(), new Deed.ListNames(Remote), Limit);

            Assert.True(Names.SequenceEqual(Listing.Names(outcome).Order(StringComparer.Ordinal)), outcome.ToString());
        }

        ProcessOutcome facts = await RunAsync(new PythonFtplib().Run(Server.Target(), "list-facts", Remote), Limit);

        Assert.Equal(
            Names.Select(name => $"file {name.Length} {name}"),
            facts.Output.Split('\n').Where(line => line.StartsWith("file ", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Mirror_TenThousandFilesUpAndDown_ArriveUnchanged()
    {
        CreateIn(Local("tree"));

        ProcessOutcome up = await RunAsync(
            Lftp.Run(Server.Target(), $"mirror --reverse --parallel=4 {Local("tree")} {Remote}/stored"), Limit);
        Assert.True(up.ExitCode == 0, up.ToString());
        AssertComplete(Served("stored"));

        ProcessOutcome down = await RunAsync(
            Lftp.Run(Server.Target(), $"mirror --parallel=4 {Remote}/stored {Local("got")}"), Limit);
        Assert.True(down.ExitCode == 0, down.ToString());
        AssertComplete(Local("got"));
    }

    // Every file holds its name, so that a mix-up shows.
    private static void CreateIn(string directory)
    {
        Directory.CreateDirectory(directory);
        foreach (string name in Names)
        {
            File.WriteAllBytes(Path.Combine(directory, name), Encoding.ASCII.GetBytes(name));
        }
    }

    private static void AssertComplete(string directory)
    {
        FileInfo[] files = new DirectoryInfo(directory).GetFiles();
        Assert.Equal(Names, files.Select(file => file.Name).Order(StringComparer.Ordinal));
        Assert.All(files, file => Assert.Equal(file.Name, File.ReadAllText(file.FullName)));
    }
}
