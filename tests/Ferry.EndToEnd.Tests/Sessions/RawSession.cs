using System.Net;
using System.Net.Sockets;
using System.Text;
using Ferry.EndToEnd.Tests.Clients;

namespace Ferry.EndToEnd.Tests.Sessions;

/// <summary>A control connection in the test's own hands, to stop at any point of a dialogue.</summary>
internal sealed class RawSession : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TcpClient _control;
    private readonly StreamReader _lines;
    private readonly IPAddress _address;

    private RawSession(TcpClient control, IPAddress address)
    {
        _control = control;
        _address = address;
        _lines = new(control.GetStream(), Encoding.UTF8);
    }

    /// <summary>Connects and logs in.</summary>
    public static async Task<RawSession> LoginAsync(FtpTarget target)
    {
        TcpClient control = new(target.Address.AddressFamily) { NoDelay = true };
        await control.ConnectAsync(target.Address, target.Port, TestContext.Current.CancellationToken);
        RawSession session = new(control, target.Address);
        Expect(220, await session.HearAsync());
        Expect(331, await session.SayAsync($"USER {target.User}"));
        Expect(230, await session.SayAsync($"PASS {target.Password}"));
        Expect(200, await session.SayAsync("TYPE I"));
        return session;
    }

    /// <summary>Fails the test unless the reply is the one that it goes on from.</summary>
    public static void Expect(int code, SpokenReply reply) => Assert.True(reply.Code == code, $"not {code}: {reply.Text}");

    /// <summary>Says a command.</summary>
    /// <returns>The reply to it.</returns>
    public async Task<SpokenReply> SayAsync(string command)
    {
        await _control.GetStream().WriteAsync(Encoding.UTF8.GetBytes(command + "\r\n"), TestContext.Current.CancellationToken);
        return await HearAsync();
    }

    /// <summary>Reads one reply.</summary>
    /// <exception cref="IOException">The server has closed the connection.</exception>
    public async Task<SpokenReply> HearAsync()
    {
        StringBuilder text = new();
        string line;
        do
        {
            line = await _lines.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience)
                ?? throw new IOException($"The server closed the control connection after \"{text}\".");
            text.AppendLine(line);
        }
        while (!(line.Length > 3 && char.IsAsciiDigit(line[0]) && line[3] == ' '));

        return new(int.Parse(line.AsSpan(0, 3), provider: null), text.ToString());
    }

    /// <summary>Whether the server has closed the connection.</summary>
    public async Task<bool> IsAtEndAsync() =>
        await _lines.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience) is null;

    /// <summary>Begins a transfer over a passive data connection, up to the preliminary reply.</summary>
    /// <param name="command">STOR, RETR or another with its path.</param>
    /// <returns>The data connection.</returns>
    public async Task<TcpClient> BeginAsync(string command)
    {
        SpokenReply passive = await SayAsync("EPSV");
        Expect(229, passive);
        int port = int.Parse(passive.Text.Split("|||")[1].Split('|')[0], provider: null);
        TcpClient data = new(_address.AddressFamily) { NoDelay = true };
        await data.ConnectAsync(_address, port, TestContext.Current.CancellationToken);
        Expect(150, await SayAsync(command));
        return data;
    }

    /// <summary>Stores a file whole.</summary>
    /// <returns>The completion reply.</returns>
    public async Task<SpokenReply> StoreAsync(string path, ReadOnlyMemory<byte> content)
    {
        using TcpClient data = await BeginAsync($"STOR {path}");
        await data.GetStream().WriteAsync(content, TestContext.Current.CancellationToken);
        data.Close();
        return await HearAsync();
    }

    public void Dispose()
    {
        _lines.Dispose();
        _control.Dispose();
    }
}
