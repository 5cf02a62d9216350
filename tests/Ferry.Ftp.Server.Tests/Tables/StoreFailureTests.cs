using System.Reflection;
using Ferry.Ftp.Server.Tests.Simulations;
using Ferry.Network;
using Ferry.Storage;
using Ferry.Testing.Ftp;

namespace Ferry.Ftp.Server.Tests.Tables;

/// <summary>Every member of a store failing in every way under every command that uses it.</summary>
public class StoreFailureTests
{
    private const string Port = "PORT 192,0,2,77,195,80";

    private static readonly string[] Members =
    [
        .. typeof(IFileStore).GetMethods(BindingFlags.Public | BindingFlags.Instance).Select(m => m.Name),
        "Next", "Read", "Write", "Commit",
    ];

    private static readonly string[] Commands =
    [
        "CWD dir", "CDUP", "MKD new", "RMD dir", "DELE a", "RNFR a", "RNTO b", "SIZE a", "MDTM a",
        "MFMT 20200102030405 a", "MLST a", "STAT a",
        "STAT /", "SITE CHMOD 600 a", "SITE UTIME 20200102030405 a", "RETR a", "STOR a", "APPE a", "STOU", "LIST",
        "LIST -R", "NLST *", "MLSD", "HASH a", "XCRC a 1", "XSHA512 \"a\"",
    ];

    public static TheoryData<StoreError> Errors => [.. Enum.GetValues<StoreError>()];

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task Failure_OfAnyMember_BecomesAReplyOfTheRow(StoreError error)
    {
        int failures = 0;
        foreach (string member in Members)
        {
            foreach (string command in Commands)
            {
                StoreException failure = new(error, "Fails.");
                await Simulation.RunAsync(async simulation =>
                    failures += await TryAsync(simulation, failure, member, command) ? 1 : 0);
            }
        }

        Assert.InRange(failures, Commands.Length, Commands.Length * Members.Length);
    }

    /// <returns>Whether the failure showed.</returns>
    private static async Task<bool> TryAsync(
        Simulation simulation, StoreException failure, string member, string command)
    {
        MemoryStore files = new();
        files.AddFile("/a", "12345");
        files.AddDirectory("/dir/deep");
        FaultyStore store = new(files) { Fails = member };
        await using TestServer server = new(store: store);
        simulation.Clock = server.Clock;
        using IListener listener = server.Network.Listen(new(TestServer.UserAddress, 50000), 1);
        using SimulatedUser user = new(await server.ConnectAsync(CancellationToken.None));
        await user.GreetingAsync();
        await user.AskAsync("USER anna", "PASS secret", "TYPE I", Port);
        if (command.StartsWith("RNTO", StringComparison.Ordinal))
        {
            await user.SendRawAsync("RNFR a\r\n");
            await user.GreetingAsync();
        }

        store.Throw = () => failure;
        Task moving = MoveAsync(listener, user);
        List<string> replies = await user.AskAsync(command);
        Assert.False(user.IsOver, $"{failure.Error} of {member}: {command} ended the session.");
        bool failed = replies[^1][0] is '4' or '5';
        Assert.True(
            !failed || files.ReadFile("/a") is [49, 50, 51, 52, 53, ..],
                $"{failure.Error} of {member}: {command} damaged the file.");
        listener.Dispose();
        await moving;
        return failed;
    }

    private static async Task MoveAsync(IListener listener, SimulatedUser user)
    {
        try
        {
            using IConnection data = await listener.AcceptAsync(CancellationToken.None);
            await data.SendAsync("678"u8.ToArray(), CancellationToken.None);
            await data.ShutdownAsync(CancellationToken.None);
            while (!user.IsOver && await data.ReceiveAsync(new byte[100], CancellationToken.None) > 0)
            {
            }
        }
        catch (Exception e) when (e is NetworkException or ObjectDisposedException)
        {
        }
    }
}
