using System.Text;
using System.Text.Unicode;
using Ferry.Bench.Load;

namespace Ferry.Bench.Servers;

/// <summary>
/// Answers just the commands of the RETR, STOR and login workloads, without checking anything: one native thread per
/// session, blocking calls, sendfile out, a large buffer in, no allocation per file. For loopback only.
/// </summary>
internal sealed class BareResponder(LoopbackSocket control, string root, int firstPassivePort, int passivePorts)
{
    private const int StackOctets = 256 << 10;

    private readonly byte[] _line = new byte[512];
    private byte[]? _received;
    private byte[] _folder = Encoding.UTF8.GetBytes(root + "/");
    private LoopbackSocket? _listener;

    /// <summary>Serves until the process is ended.</summary>
    public static void Serve(int port, string root, int firstPassivePort, int passivePorts)
    {
        using LoopbackSocket listener = LoopbackSocket.Listen(port, backlog: 1024);
        while (true)
        {
            BareResponder session = new(listener.Accept(), root, firstPassivePort, passivePorts);
            new Thread(session.Run, StackOctets) { IsBackground = true }.Start();
        }
    }

    private void Run()
    {
        using (control)
        {
            try
            {
                control.SetNoDelay();
                control.Send("220 Ready.\r\n"u8);
                while (ReadLine() is int length and > 0 && Answer(_line.AsSpan(0, length)))
                {
                }
            }
            catch (LoadException)
            {
                // The client has gone.
            }
        }
    }

    /// <summary>The length of the next line without its end; the client sends one and waits.</summary>
    private int ReadLine()
    {
        int end = 0;
        while (true)
        {
            int count = control.Receive(_line.AsSpan(end));
            end += count;
            if (count == 0 || end == _line.Length)
            {
                return 0;
            }

            if (_line[end - 1] == '\n')
            {
                return end - 2;
            }
        }
    }

    private bool Answer(ReadOnlySpan<byte> line)
    {
        ReadOnlySpan<byte> argument = line.Length > 5 ? line[5..] : [];
        switch (line[..4])
        {
            case [(byte)'U', (byte)'S', (byte)'E', (byte)'R']:
                control.Send("331 Password?\r\n"u8);
                break;
            case [(byte)'P', (byte)'A', (byte)'S', (byte)'S']:
                control.Send("230 Logged in.\r\n"u8);
                break;
            case [(byte)'T', (byte)'Y', (byte)'P', (byte)'E']:
                control.Send("200 Done.\r\n"u8);
                break;
            case [(byte)'C', (byte)'W', (byte)'D', (byte)' ']:
                _folder = [.. _folder, .. line[4..], (byte)'/'];
                control.Send("250 Done.\r\n"u8);
                break;
            case [(byte)'E', (byte)'P', (byte)'S', (byte)'V']:
                Listen();
                break;
            case [(byte)'R', (byte)'E', (byte)'T', (byte)'R']:
                SendFile(argument);
                break;
            case [(byte)'S', (byte)'T', (byte)'O', (byte)'R']:
                ReceiveFile(argument);
                break;
            case [(byte)'Q', (byte)'U', (byte)'I', (byte)'T']:
                control.Send("221 Goodbye.\r\n"u8);
                return false;
            default:
                control.Send("502 Not one of the few.\r\n"u8);
                break;
        }

        return true;
    }

    private void Listen()
    {
        // Not a port of the system's choice: with thousands of them in TIME_WAIT it searches for milliseconds.
        int port;
        LoopbackSocket listener;
        do
        {
            port = firstPassivePort + Random.Shared.Next(passivePorts);
        }
        while (!LoopbackSocket.TryListen(port, backlog: 1, out listener));

        _listener = listener;
        Span<byte> reply = stackalloc byte[64];
        _ = Utf8.TryWrite(reply, $"229 Passive (|||{port}|)\r\n", out int length);
        control.Send(reply[..length]);
    }

    private void SendFile(ReadOnlySpan<byte> name)
    {
        int file = Open(name, flags: 0);
        using (LoopbackSocket data = AcceptData())
        {
            data.SendFile(file, long.MaxValue);
        }

        _ = Native.Close(file);
        control.Send("226 Done.\r\n"u8);
    }

    private unsafe void ReceiveFile(ReadOnlySpan<byte> name)
    {
        int file = Open(name, Native.OpenToWrite | Native.OpenCreate);
        using (LoopbackSocket data = AcceptData())
        {
            _received ??= GC.AllocateUninitializedArray<byte>(256 << 10, pinned: true);
            while (data.Receive(_received) is int count and > 0)
            {
                fixed (byte* start = _received)
                {
                    _ = Native.Write(file, start, count);
                }
            }
        }

        _ = Native.Close(file);
        control.Send("226 Done.\r\n"u8);
    }

    private LoopbackSocket AcceptData()
    {
        using LoopbackSocket listener = _listener ?? throw new LoadException("no EPSV before the transfer");
        _listener = null;
        control.Send("150 Coming.\r\n"u8);
        return listener.Accept();
    }

    private unsafe int Open(ReadOnlySpan<byte> name, int flags)
    {
        Span<byte> path = stackalloc byte[_folder.Length + name.Length + 1];
        _folder.CopyTo(path);
        name.CopyTo(path[_folder.Length..]);
        path[^1] = 0;
        fixed (byte* start = path)
        {
            int file = Native.Open(start, flags, 0x1A4 /* rw-r--r-- */);
            return file >= 0 ? file : throw new LoadException("open failed");
        }
    }
}
