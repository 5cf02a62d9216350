using Ferry.EndToEnd.Tests.Clients;
using Ferry.EndToEnd.Tests.Files;
using Ferry.EndToEnd.Tests.Processes;

namespace Ferry.EndToEnd.Tests;

/// <summary>What the tests with clients of other makes have in common: a server, a directory on each side, a way to run
/// a client.</summary>
public abstract class ClientTests : IClassFixture<ServerFixture>, IDisposable
{
    private readonly TemporaryDirectory _local = new();
    private readonly int _logStart;

    protected ClientTests(ServerFixture server)
    {
        Server = server;
        _logStart = server.Ferry.Log.Length;
        (Remote, OnDisk) = server.NewDirectory();
    }

    private protected ServerFixture Server { get; }

    /// <summary>The test's own directory as clients name it.</summary>
    private protected string Remote { get; }

    /// <summary>The same directory on disk.</summary>
    private protected string OnDisk { get; }

    public void Dispose()
    {
        _local.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>A path in the client's own directory.</summary>
    private protected string Local(string name) => _local[name];

    /// <summary>A path in the server's directory on disk.</summary>
    private protected string Served(string name) => Path.Combine(OnDisk, name);

    /// <summary>Writes a file on the client's side.</summary>
    private protected string LocalFile(string name, ReadOnlySpan<byte> content)
    {
        File.WriteAllBytes(Local(name), content);
        return Local(name);
    }

    /// <summary>Runs a program to its end in the client's directory.</summary>
    private protected Task<ProcessOutcome> RunAsync(Invocation invocation, TimeSpan? limit = null) =>
        ExternalProcess.RunAsync(invocation, _local.FullName, limit);

    /// <summary>Lets a client do something that it can do, and holds it to its exit code where that means something.</summary>
    private protected async Task<ProcessOutcome> DoAsync(string client, FtpTarget target, Deed deed, TimeSpan? limit = null)
    {
        IForeignClient foreign = ForeignClients.Named(client);
        ProcessOutcome outcome = await RunAsync(foreign.For(target, deed)!, limit);
        if (foreign.ExitCodeTells)
        {
            Assert.True(outcome.ExitCode == 0, Report(outcome));
        }

        return outcome;
    }

    /// <summary>Compares a file with what it should hold; the message has both sides of the conversation.</summary>
    private protected void AssertHolds(ReadOnlySpan<byte> expected, string file, ProcessOutcome outcome)
    {
        string hash = Octets.HashOf(file);
        Assert.True(
            Octets.Hash(expected) == hash,
            $"{file} should hold {expected.Length} octets but is {Length(file)}: {hash}.\n{Report(outcome)}");
    }

    /// <summary>Everything that is known about what went wrong.</summary>
    private protected string Report(ProcessOutcome outcome) => $"{outcome}\n--- server\n{Server.Ferry.Log[_logStart..]}";

    private static string Length(string file) => File.Exists(file) ? $"{new FileInfo(file).Length} octets" : "not there";
}
