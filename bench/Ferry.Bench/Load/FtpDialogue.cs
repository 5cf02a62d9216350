using System.Buffers.Text;
using System.Text;
using System.Text.Unicode;

namespace Ferry.Bench.Load;

/// <summary>
/// The user's side of one control connection, for one thread: blocking, and without an allocation per command or file.
/// </summary>
internal sealed class FtpDialogue : IDisposable
{
    /// <summary>Refusals of EPSV in a row that are a failure and not an accident.</summary>
    private const int MaxRefusals = 5;

    private static long Refusals;

    private readonly LoopbackSocket _control;
    private readonly int _port;
    private readonly byte[] _received = new byte[1024];
    private int _start;
    private int _end;
    private Range _reply;

    private FtpDialogue(int port, LoopbackSocket control)
    {
        _port = port;
        _control = control;
        _control.SetNoDelay();
    }

    /// <summary>How often, in all dialogues, EPSV was refused for the moment (4xx) and sent again.</summary>
    public static long RefusedEpsv => Interlocked.Read(ref Refusals);

    /// <summary>Connects and waits for the 220.</summary>
    public static FtpDialogue Open(int port)
    {
        FtpDialogue dialogue = new(port, LoopbackSocket.Connect(port));
        dialogue.Greeted();
        return dialogue;
    }

    /// <summary>Connects and waits for the 220; null when nobody listens yet.</summary>
    public static FtpDialogue? TryOpen(int port)
    {
        if (!LoopbackSocket.TryConnect(port, out LoopbackSocket control))
        {
            return null;
        }

        FtpDialogue dialogue = new(port, control);
        dialogue.Greeted();
        return dialogue;
    }

    /// <summary>Connects, logs in and chooses TYPE I.</summary>
    public static FtpDialogue Open(int port, Login login)
    {
        FtpDialogue dialogue = Open(port);
        dialogue.LogIn(login);
        dialogue.Expect(200, "TYPE I\r\n"u8);
        return dialogue;
    }

    /// <summary>USER, and PASS unless the server wants none (230 at once; RFC 959 §5.4).</summary>
    public void LogIn(Login login)
    {
        _control.Send(login.User);
        switch (ReadReply())
        {
            case 331:
                Expect(230, login.Pass);
                break;
            case 230:
                break;
            default:
                throw Unexpected(login.User);
        }
    }

    public void Quit() => Expect(221, "QUIT\r\n"u8);

    /// <summary>Sends one command and insists on the code of its reply.</summary>
    public void Expect(int code, ReadOnlySpan<byte> command)
    {
        _control.Send(command);
        ExpectReply(code, command);
    }

    /// <summary>
    /// EPSV, then the data connection to the port it names (RFC 2428 §3). Servers that choose ports at random collide
    /// with themselves now and then and say so with a 4xx: then it is sent again, as a client would.
    /// </summary>
    public LoopbackSocket OpenData()
    {
        for (int refused = 0; AskForPort() is int code and not 229; refused++)
        {
            if (code is < 400 or >= 500 || refused == MaxRefusals)
            {
                throw Unexpected("EPSV"u8);
            }

            _ = Interlocked.Increment(ref Refusals);
        }

        ReadOnlySpan<byte> reply = _received.AsSpan(_reply);
        int bars = reply.IndexOf("|||"u8);
        return bars >= 0 && Utf8Parser.TryParse(reply[(bars + 3)..], out int port, out _)
            ? LoopbackSocket.Connect(port)
            : throw new LoadException($"no port in: {Encoding.UTF8.GetString(reply)}");
    }

    /// <summary>RETR, LIST or MLSD: receives to the end and discards.</summary>
    /// <returns>The octets received.</returns>
    public long Receive(ReadOnlySpan<byte> command)
    {
        long octets;
        using (LoopbackSocket data = OpenData())
        {
            _control.Send(command);
            octets = data.Discard();
        }

        // The 150 is read together with the 226: one call less, and the server cannot tell.
        ExpectPreliminary(command);
        ExpectReply(226, command);
        return octets;
    }

    /// <summary>STOR: sends <paramref name="octets"/> octets once the server has said 150.</summary>
    public void Store(ReadOnlySpan<byte> command, Upload upload, long octets)
    {
        using (LoopbackSocket data = OpenData())
        {
            _control.Send(command);
            ExpectPreliminary(command);
            upload.SendTo(data, octets);
        }

        ExpectReply(226, command);
    }

    /// <summary>STOR of a new file, named after the stream and the count.</summary>
    public void StoreNumbered(int stream, int number, Upload upload, long octets)
    {
        Span<byte> command = stackalloc byte[64];
        _ = Utf8.TryWrite(command, $"STOR upload-{stream}-{number}\r\n", out int length);
        Store(command[..length], upload, octets);
    }

    public void Dispose() => _control.Dispose();

    private int AskForPort()
    {
        _control.Send("EPSV\r\n"u8);
        return ReadReply();
    }

    private void Greeted() => ExpectReply(220, "greeting"u8);

    private void ExpectPreliminary(ReadOnlySpan<byte> command)
    {
        int code = ReadReply();
        if (code is not (150 or 125))
        {
            throw Unexpected(command);
        }
    }

    private void ExpectReply(int code, ReadOnlySpan<byte> command)
    {
        if (ReadReply() != code)
        {
            throw Unexpected(command);
        }
    }

    private LoadException Unexpected(ReadOnlySpan<byte> command) => new(
        $"{Encoding.UTF8.GetString(command).TrimEnd()} on port {_port}: {Encoding.UTF8.GetString(_received[_reply])}");

    /// <summary>Reads one reply, the last line of a multi-line one (RFC 959 §4.2).</summary>
    private int ReadReply()
    {
        while (true)
        {
            ReadOnlySpan<byte> line = ReadLine();
            if (line.Length >= 4 && line[3] == ' '
                && Utf8Parser.TryParse(line[..3], out int code, out int used) && used == 3)
            {
                return code;
            }
        }
    }

    private ReadOnlySpan<byte> ReadLine()
    {
        while (true)
        {
            int length = _received.AsSpan(_start.._end).IndexOf((byte)'\n');
            if (length >= 0)
            {
                _reply = _start..(_start + length);
                _start += length + 1;
                return _received.AsSpan(_reply);
            }

            if (_start > 0)
            {
                _received.AsSpan(_start.._end).CopyTo(_received);
                (_start, _end) = (0, _end - _start);
            }

            int count = _control.Receive(_received.AsSpan(_end));
            if (count == 0)
            {
                throw new LoadException($"the server on port {_port} closed the control connection");
            }

            _end += count;
        }
    }
}
