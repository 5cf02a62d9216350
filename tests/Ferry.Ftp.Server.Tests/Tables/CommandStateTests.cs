using Ferry.Ftp.Server.Tests.Simulations;
using Ferry.Network;
using Ferry.Testing.Ftp;

namespace Ferry.Ftp.Server.Tests.Tables;

/// <summary>Every command in every state with every kind of argument: the replies are those of its row, there is
/// exactly one final one, and the session lives on.</summary>
public class CommandStateTests
{
    public static TheoryData<SessionState> States => [.. Enum.GetValues<SessionState>()];

    [Theory]
    [MemberData(nameof(States))]
    public async Task Command_InAnyState_DrawsOneReplyOfItsRow(SessionState state)
    {
        foreach (Command command in CommandTable.Commands)
        {
            foreach (string argument in Arguments.OfAnyCommand.Concat(Arguments.Of(command.Verb)))
            {
                try
                {
                    await Simulation.RunAsync(simulation => TryAsync(simulation, state, command, argument));
                }
                catch (Exception e)
                {
                    string shown = argument.Length > 50 ? argument[..50] + "..." : argument;
                    throw new InvalidOperationException($"{state}: {command.Verb}{shown}: {e.Message}", e);
                }
            }
        }
    }

    private static async Task TryAsync(Simulation simulation, SessionState state, Command command, string argument)
    {
        await using TestServer server = new();
        simulation.Clock = server.Clock;
        server.Memory.AddFile("/a", "12345");
        server.Memory.AddDirectory("/dir");

        // Waits where PORT says, so that active transfers find somebody who takes and gives nothing.
        using IListener listener = server.Network.Listen(new(TestServer.UserAddress, 50000), 1);
        using SimulatedUser user = new(await server.ConnectAsync(CancellationToken.None));
        await user.GreetingAsync();
        IConnection? data = await PrepareAsync(server, user, state);

        await user.SendRawAsync(command.Verb + argument + "\r\n");
        if (data is not null)
        {
            await simulation.SettleAsync();
            await EndUploadAsync(data);
        }

        List<string> replies = await user.FinishAsync();
        if (data is not null)
        {
            // The last reply of the upload, which goes on under the command or ends with it.
            const string Complete = "226 Closing data connection; transfer complete.";
            Assert.Equal(1, replies.RemoveAll(r => Code(r) == 426 || r == Complete));
        }

        int[] final = [.. replies.Select(Code).Where(c => c >= 200)];
        Assert.Equal(command.Verb == "QUIT" && final.Contains(221), user.IsOver);
        int code = Assert.Single(final);
        Assert.Contains(code, command.MayReply);
        CheckNeeds(state, command, argument, code);
    }

    private static void CheckNeeds(SessionState state, Command command, string argument, int code)
    {
        bool isWellFormed = argument.Length < 8000 && !argument.Contains('\0') && !argument.Contains('\r');
        if (!isWellFormed || state == SessionState.DuringUpload)
        {
            return;
        }

        if (state <= SessionState.UserGiven && (command.Needs & Needs.Login) != 0)
        {
            Assert.Equal(530, code);
        }
        else if (argument.Trim().Length == 0 && argument.Length < 2 && (command.Needs & Needs.Argument) != 0)
        {
            Assert.Equal(501, code);
        }
    }

    private static async Task<IConnection?> PrepareAsync(TestServer server, SimulatedUser user, SessionState state)
    {
        string[] before = state switch
        {
            SessionState.Connected => [],
            SessionState.UserGiven => ["USER anna"],
            SessionState.LoggedIn => ["USER anna", "PASS secret"],
            SessionState.ReadOnlyUser => ["USER rita", "PASS secret", "TYPE I"],
            SessionState.PassivePending or SessionState.DuringUpload => ["USER anna", "PASS secret", "TYPE I", "EPSV"],
            SessionState.AfterEpsvAll => ["USER anna", "PASS secret", "EPSV ALL"],
            SessionState.AfterRnfr => ["USER anna", "PASS secret", "RNFR a"],
            _ => ["USER anna", "PASS secret", "TYPE I", "REST 3"],
        };
        await user.SendRawAsync(string.Concat(before.Select(l => l + "\r\n")));
        string last = "";
        for (int i = 0; i < before.Length; i++)
        {
            last = await user.GreetingAsync();
            Assert.InRange(last[0], '2', '3');
        }

        if (state != SessionState.DuringUpload)
        {
            return null;
        }

        int port = int.Parse(last.Split('|')[3], System.Globalization.CultureInfo.InvariantCulture);
        IConnection data = await server.Network.ConnectAsync(
            new(TestServer.UserAddress, 0), new(TestServer.ControlPort.Address, port), CancellationToken.None);
        await user.SendRawAsync("STOR up\r\n");
        Assert.StartsWith("150", await user.GreetingAsync(), StringComparison.Ordinal);
        return data;
    }

    private static int Code(string reply) => int.Parse(reply[..3], System.Globalization.CultureInfo.InvariantCulture);

    private static async Task EndUploadAsync(IConnection data)
    {
        try
        {
            await data.ShutdownAsync(CancellationToken.None);
            await data.ReceiveAsync(new byte[1], CancellationToken.None);
        }
        catch (NetworkException)
        {
        }

        data.Dispose();
    }
}
