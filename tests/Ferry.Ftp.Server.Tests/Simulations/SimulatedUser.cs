using System.Threading.Channels;
using Ferry.Network;
using Ferry.Testing.Ftp;

namespace Ferry.Ftp.Server.Tests.Simulations;

/// <summary>A user who always reads replies, and knows that all have come when a question nobody else asks is
/// answered.</summary>
internal sealed class SimulatedUser : IDisposable
{
    private readonly Channel<string> _replies = Channel.CreateUnbounded<string>();

    public SimulatedUser(TestUser user)
    {
        User = user;
        Reading = ReadAsync();
    }

    public TestUser User { get; }

    /// <summary>Ends with the control connection.</summary>
    public Task Reading { get; }

    /// <summary>Whether the control connection has ended.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Sends octets; a connection that is gone shows when the replies are read.</summary>
    public async Task SendRawAsync(string octets)
    {
        try
        {
            await User.SendRawAsync(octets, CancellationToken.None);
        }
        catch (Exception e) when (e is NetworkException or ObjectDisposedException)
        {
        }
    }

    /// <summary>Sends commands in one packet and returns their replies.</summary>
    public async Task<List<string>> AskAsync(params string[] lines)
    {
        await SendRawAsync(string.Concat(lines.Select(line => line + "\r\n")));
        return await FinishAsync();
    }

    /// <summary>All replies to what was sent so far; fewer where the session is over then.</summary>
    public async Task<List<string>> FinishAsync()
    {
        // Allowed in every state, and nobody else here asks for it.
        await SendRawAsync("HELP XRMD\r\n");
        List<string> replies = [];
        while (await _replies.Reader.WaitToReadAsync())
        {
            string reply = await _replies.Reader.ReadAsync();
            if (reply.StartsWith("214 Syntax: XRMD ", StringComparison.Ordinal))
            {
                return replies;
            }

            replies.Add(reply);
        }

        IsOver = true;
        return replies;
    }

    /// <summary>Waits for the greeting.</summary>
    public async Task<string> GreetingAsync() => await _replies.Reader.ReadAsync();

    public void Dispose() => User.Dispose();

    private async Task ReadAsync()
    {
        try
        {
            while (true)
            {
                _replies.Writer.TryWrite(await User.ReadReplyAsync(CancellationToken.None));
            }
        }
        catch (Exception e) when (e is NetworkException or ObjectDisposedException or EndOfStreamException)
        {
            _replies.Writer.Complete();
        }
    }
}
