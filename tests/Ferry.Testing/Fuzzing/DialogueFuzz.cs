using System.Text;
using Ferry.Network;
using Ferry.Testing.Ftp;

namespace Ferry.Testing.Fuzzing;

/// <summary>Plays damaged dialogues against a server in memory. After each the session must still answer or be over,
/// nothing may be left open, every reply must be one that the command allows, and the server must not have
/// failed.</summary>
/// <remarks>Each dialogue has a seed of its own, so that it can be replayed alone.</remarks>
public static class DialogueFuzz
{
    // So many dialogues share a server: what one leaves behind another may trip over, and a failure still replays
    // alone.
    private const int DialoguesPerServer = 200;

    private const string Question = "HELP FUZZED";

    /// <summary>Runs <paramref name="count"/> dialogues.</summary>
    /// <param name="seed">The first dialogue's; each further one has the next.</param>
    /// <param name="count">From 1.</param>
    /// <param name="progress">Told now and then how many are done; or null.</param>
    public static async Task<FuzzReport> RunAsync(int seed, int count, Action<int>? progress = null)
    {
        long octetsThen = 0;
        for (int done = 0; done < count; done += DialoguesPerServer)
        {
            int current = seed + done;
            try
            {
                int last = seed + Math.Min(count, done + DialoguesPerServer);
                await Simulation.RunAsync(async simulation =>
                {
                    await using FuzzServer server = new(simulation);
                    for (; current < last; current++)
                    {
                        await PlayAsync(simulation, server, current);
                    }
                });
            }
            catch (Exception e)
            {
                return new(current - seed, $"--seed {current} --count 1 replays this: {e}", 0);
            }

            if (octetsThen == 0 && done >= count / 4)
            {
                octetsThen = GC.GetTotalMemory(forceFullCollection: true);
            }

            progress?.Invoke(Math.Min(count, done + DialoguesPerServer));
        }

        return new(count, null, GC.GetTotalMemory(forceFullCollection: true) - octetsThen);
    }

    /// <summary>The dialogue of a seed, as it is sent.</summary>
    public static byte[] DialogueOf(int seed)
    {
        Random random = new(seed);
        byte[][] corpus = DialogueCorpus.Dialogues;
        byte[] dialogue = corpus[random.Next(corpus.Length)];
        return new DialogueMutator(random).Mutate(dialogue, other: corpus[random.Next(corpus.Length)]);
    }

    private static async Task PlayAsync(Simulation simulation, FuzzServer server, int seed)
    {
        server.Store.Renew();
        Random random = new(seed);
        using (TestUser user = await server.ConnectAsync())
        {
            server.Habits = new(seed);
            Task<bool> reading = ReadAsync(user);
            await TrySendAsync(user, Encoding.Latin1.GetString(DialogueOf(seed)));

            // The end of a subnegotiation and of a line, so that the question is one.
            await TrySendAsync(user, $"\xFF\xF0\r\n{Question}\r\n");
            bool answered = await reading;
            if (answered && random.Next(2) == 0)
            {
                await user.Control.ShutdownAsync(CancellationToken.None);
            }
        }

        await simulation.SettleAsync();
        server.CheckNothingLeft();
    }

    /// <returns>Whether the question was answered; else the server has closed the connection.</returns>
    private static async Task<bool> ReadAsync(TestUser user)
    {
        try
        {
            while (await user.ReadLineAsync(CancellationToken.None) is { } line)
            {
                if (line.StartsWith("501 FUZZED:", StringComparison.Ordinal))
                {
                    return true;
                }
            }
        }
        catch (NetworkException)
        {
            // Closed while octets were on their way.
        }

        return false;
    }

    private static async Task TrySendAsync(TestUser user, string octets)
    {
        try
        {
            await user.SendRawAsync(octets, CancellationToken.None);
        }
        catch (NetworkException)
        {
            // The server has closed the connection.
        }
    }
}
