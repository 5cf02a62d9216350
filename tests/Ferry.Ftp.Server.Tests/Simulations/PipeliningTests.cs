using System.Text;
using Ferry.Network;
using Ferry.Testing.Ftp;
using Ferry.Testing.Network;

namespace Ferry.Ftp.Server.Tests.Simulations;

/// <summary>The same commands, sent one by one or all at once and cut anywhere, draw the same replies.</summary>
public class PipeliningTests
{
    private const int Seeds = 100;

    // 192.0.2.77:50000, where a user waits who sends what he has and takes what he gets.
    private const string Port = "PORT 192,0,2,77,195,80";

    private static readonly string[] Transfers =
        ["RETR /text", "STOR /up", "APPE /up", "RETR /up", "LIST /", "NLST", "MLSD /"];

    // While a transfer runs these are answered at once, so that their place among the replies depends on when they
    // come.
    private static readonly string[] HeardMeanwhile = ["NOOP", "STAT", "ABOR", "OP"];

    [Fact]
    public async Task Commands_InOnePacketOrOneByOne_DrawTheSameReplies()
    {
        for (int seed = 0; seed < Seeds; seed++)
        {
            Random random = new(seed);
            string[] lines = Lines(random);
            string oneByOne = await PlayAsync(lines, new() { Seed = seed }, together: false);
            string together = await PlayAsync(lines, new() { Seed = seed }, together: true);
            string inOctets = await PlayAsync(lines, new() { Seed = seed, SegmentSize = 1 }, together: true);
            string inPieces = await PlayAsync(
                lines,
                new() { Seed = seed, SegmentSize = 64, RandomSegments = true, PipeCapacity = 100 },
                together: true);

            Assert.True(oneByOne == together, $"Seed {seed}, in one packet:\n{oneByOne}\nbut\n{together}");
            Assert.True(oneByOne == inOctets, $"Seed {seed}, in single octets:\n{oneByOne}\nbut\n{inOctets}");
            Assert.True(oneByOne == inPieces, $"Seed {seed}, in pieces:\n{oneByOne}\nbut\n{inPieces}");
        }
    }

    private static string[] Lines(Random random)
    {
        bool withTransfers = random.Next(2) == 0;
        string[] commands = withTransfers
            ? [.. SessionSimulation.Harmless.Where(line => !HeardMeanwhile.Any(line.Contains))]
            : SessionSimulation.Harmless;
        List<string> lines = ["USER anna", "PASS secret"];
        for (int i = random.Next(5, 60); i > 0; i--)
        {
            if (withTransfers && random.Next(4) == 0)
            {
                lines.Add(Port);
                lines.Add(Transfers[random.Next(Transfers.Length)]);
            }
            else
            {
                // Passive, the user would have to connect.
                string line = commands[random.Next(commands.Length)];
                lines.Add(withTransfers && line is "PASV" or "EPSV" ? "PWD" : line);
            }
        }

        lines.Add("QUIT");
        return [.. lines];
    }

    private static async Task<string> PlayAsync(string[] lines, MemoryNetworkOptions network, bool together)
    {
        StringBuilder replies = new();
        await Simulation.RunAsync(async simulation =>
        {
            await using TestServer server = new(network: network);
            simulation.Clock = server.Clock;
            server.Memory.AddFile("/text", "one\ntwo\n");
            server.Memory.AddFile("/binary", [0, 255, 13, 10]);
            server.Memory.AddDirectory("/dir/one");
            using IListener listener = server.Network.Listen(new(TestServer.UserAddress, 50000), 100);
            Task serving = ServeDataAsync(listener);
            using TestUser user = await server.ConnectAsync(CancellationToken.None);
            replies.AppendLine(await user.ReadReplyAsync(CancellationToken.None));
            Task sending = together
                ? user.SendRawAsync(string.Concat(lines.Select(l => l + "\r\n")), CancellationToken.None).AsTask()
                : Task.CompletedTask;
            foreach (string line in lines)
            {
                if (!together)
                {
                    await user.SendAsync(line, CancellationToken.None);
                }

                string reply;
                do
                {
                    reply = await user.ReadReplyAsync(CancellationToken.None);
                    replies.AppendLine(SessionSimulation.WithoutPort(reply));
                }
                while (reply[0] == '1');
            }

            await sending;
            Assert.Null(await user.ReadLineAsync(CancellationToken.None));
            listener.Dispose();
            await serving;
        });
        return replies.ToString();
    }

    private static async Task ServeDataAsync(IListener listener)
    {
        try
        {
            while (true)
            {
                using IConnection data = await listener.AcceptAsync(CancellationToken.None);
                try
                {
                    await data.SendAsync("some\r\nlines\r\n"u8.ToArray(), CancellationToken.None);
                    await data.ShutdownAsync(CancellationToken.None);
                    await data.ReceiveToEndAsync(CancellationToken.None);
                }
                catch (NetworkException)
                {
                    // A download does not take what was sent.
                }
            }
        }
        catch (ObjectDisposedException)
        {
        }
    }
}
