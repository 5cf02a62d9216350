using System.Text;
using Ferry.Network;
using Xunit;

namespace Ferry.Testing.Ftp;

/// <summary>The user's end of a control connection, octet for octet. Strings stand for octets: one character each.</summary>
public sealed class TestUser(TestServer server, IConnection control) : IDisposable
{
    private readonly StringBuilder _received = new();
    private readonly byte[] _buffer = new byte[4096];

    public TestServer Server => server;

    public IConnection Control => control;

    /// <summary>Sends a line and its CRLF.</summary>
    public ValueTask SendAsync(string line, CancellationToken cancellationToken) =>
        SendRawAsync(line + "\r\n", cancellationToken);

    /// <summary>Sends octets as they are.</summary>
    public ValueTask SendRawAsync(string octets, CancellationToken cancellationToken) =>
        control.SendAsync(Encoding.Latin1.GetBytes(octets), cancellationToken);

    /// <summary>The next line from the server without its CRLF, or null when it has closed the connection.</summary>
    public async ValueTask<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            string all = _received.ToString();
            int end = all.IndexOf("\r\n", StringComparison.Ordinal);
            if (end >= 0)
            {
                _received.Remove(0, end + 2);
                return all[..end];
            }

            int count = await control.ReceiveAsync(_buffer, cancellationToken);
            if (count == 0)
            {
                return null;
            }

            _received.Append(Encoding.Latin1.GetString(_buffer, 0, count));
        }
    }

    /// <summary>The next reply, its lines joined by line feeds.</summary>
    public async ValueTask<string> ReadReplyAsync(CancellationToken cancellationToken)
    {
        string first = await ReadLineAsync(cancellationToken) ?? throw new EndOfStreamException("The server closed the connection.");
        if (first.Length < 4 || first[3] != '-')
        {
            return first;
        }

        StringBuilder reply = new(first);
        string end = first[..3] + " ";
        string line;
        do
        {
            line = await ReadLineAsync(cancellationToken) ?? throw new EndOfStreamException("A reply broke off: " + reply);
            reply.Append('\n').Append(line);
        }
        while (!line.StartsWith(end, StringComparison.Ordinal));
        return reply.ToString();
    }

    /// <summary>Sends a line and reads the reply.</summary>
    public async ValueTask<string> AskAsync(string line, CancellationToken cancellationToken)
    {
        await SendAsync(line, cancellationToken);
        return await ReadReplyAsync(cancellationToken);
    }

    /// <summary>Reads the greeting and logs in.</summary>
    public async ValueTask LogInAsync(CancellationToken cancellationToken, string name = "anna")
    {
        Assert.StartsWith("220 ", await ReadReplyAsync(cancellationToken), StringComparison.Ordinal);
        Assert.StartsWith("331 ", await AskAsync("USER " + name, cancellationToken), StringComparison.Ordinal);
        Assert.StartsWith("230 ", await AskAsync("PASS secret", cancellationToken), StringComparison.Ordinal);
    }

    public void Dispose() => control.Dispose();
}
