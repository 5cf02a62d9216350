namespace Ferry.Ftp;

/// <summary>Cuts what arrives on the control connection into command lines (RFC 959 §5.3) and takes the Telnet
/// protocol out of it (RFC 959 §3, RFC 854).</summary>
/// <remarks>Lines end with CRLF or a bare LF. Inside a line CR NUL stands for a CR and IAC IAC for the octet 255. However
/// the input is cut into pieces, the same lines come out.</remarks>
public sealed class CommandLineDecoder
{
    private const byte Nul = 0;
    private const byte LineFeed = (byte)'\n';
    private const byte CarriageReturn = (byte)'\r';

    private readonly int _maxLine;
    private readonly int _maxWithoutEnd;
    private readonly TelnetReceiver _telnet = new();

    // The line so far. It is handed over with the finished line, never used again: an idle session holds no buffer.
    private byte[] _held = [];
    private int _length;
    private bool _tooLong;
    private bool _carriageReturnPending;
    private int _withoutEnd;

    /// <summary>A decoder for one control connection.</summary>
    /// <param name="maxLine">Octets that a line may have, without its end; from 1.</param>
    /// <param name="maxWithoutEnd">Octets after which a line that has still not ended counts as endless; at least
    /// <paramref name="maxLine"/>. The default is eight times the longest line that servers usually take.</param>
    public CommandLineDecoder(int maxLine, int maxWithoutEnd = 65536)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLine, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxWithoutEnd, maxLine);
        _maxLine = maxLine;
        _maxWithoutEnd = maxWithoutEnd;
    }

    /// <summary>Whether a line or a Telnet command has begun and not ended.</summary>
    public bool IsMidLine => HasText || _telnet.IsInsideCommand;

    private bool HasText => _length > 0 || _tooLong || _carriageReturnPending;

    /// <summary>Takes octets up to the end of the first line.</summary>
    /// <param name="input">What arrived. Where it holds a whole line without Telnet commands, <paramref name="line"/> is a
    /// slice of it.</param>
    /// <param name="consumed">Octets taken; the rest belongs to the next call.</param>
    /// <param name="line">The line, if the result is <see cref="LineStatus.Complete"/>: valid until the next call or until
    /// the memory of <paramref name="input"/> is used for something else.</param>
    /// <returns>Once <see cref="LineStatus.Endless"/>, always <see cref="LineStatus.Endless"/>.</returns>
    public LineStatus Decode(ReadOnlyMemory<byte> input, out int consumed, out CommandLine line)
    {
        if (!IsMidLine && TrySlice(input, out consumed, out line, out LineStatus status))
        {
            return status;
        }

        line = default;
        ReadOnlySpan<byte> octets = input.Span;
        for (int i = 0; i < octets.Length && _withoutEnd <= _maxWithoutEnd; i++)
        {
            if (Accept(octets[i]))
            {
                consumed = i + 1;
                return EndLine(out line);
            }

            _withoutEnd = IsMidLine ? _withoutEnd + 1 : 0;
        }

        consumed = octets.Length;
        return _withoutEnd <= _maxWithoutEnd ? LineStatus.Incomplete : LineStatus.Endless;
    }

    /// <summary>The answers due to the peer's Telnet negotiation, mostly none: every option is refused, once.</summary>
    /// <returns>Octets to send between two replies; they are handed out once.</returns>
    public ReadOnlyMemory<byte> TakeTelnetReplies() => _telnet.TakeReplies();

    // The usual case: the whole line is there and nothing in it needs decoding.
    private bool TrySlice(ReadOnlyMemory<byte> input, out int consumed, out CommandLine line, out LineStatus status)
    {
        ReadOnlySpan<byte> octets = input.Span;
        int end = octets.IndexOf(LineFeed);
        consumed = end + 1;
        line = default;
        status = LineStatus.Complete;
        if (end < 0 || end > _maxWithoutEnd || octets[..end].IndexOfAny(TelnetReceiver.Iac, Nul) >= 0)
        {
            return false;
        }

        int length = end > 0 && octets[end - 1] == CarriageReturn ? end - 1 : end;
        if (length > _maxLine)
        {
            status = LineStatus.TooLong;
            return true;
        }

        line = CommandLine.Parse(input[..length]);
        return true;
    }

    // True where the octet ends the line.
    private bool Accept(byte octet)
    {
        switch (_telnet.Accept(octet))
        {
            case TelnetOctet.Command:
                return false;

            // In the middle of a line this is a name in ISO 8859-1 from a client that does not double the octet 255. Before a
            // line it is what a Synch leaves behind when its Data Mark, sent as urgent data, did not come in line.
            case TelnetOctet.TextAfterLoneIac when HasText:
                AcceptText(TelnetReceiver.Iac);
                break;
        }

        return AcceptText(octet);
    }

    private bool AcceptText(byte octet)
    {
        if (octet == LineFeed)
        {
            return true;
        }

        if (_carriageReturnPending)
        {
            _carriageReturnPending = false;
            Hold(CarriageReturn);
            if (octet == Nul)
            {
                return false;
            }
        }

        if (octet == CarriageReturn)
        {
            _carriageReturnPending = true;
            return false;
        }

        Hold(octet);
        return false;
    }

    private void Hold(byte octet)
    {
        if (_tooLong || _length == _maxLine)
        {
            _tooLong = true;
            _held = [];
            _length = 0;
            return;
        }

        if (_length == _held.Length)
        {
            Array.Resize(ref _held, Math.Min(_maxLine, Math.Max(128, _length * 2)));
        }

        _held[_length++] = octet;
    }

    private LineStatus EndLine(out CommandLine line)
    {
        bool tooLong = _tooLong;
        line = tooLong ? default : CommandLine.Parse(_held.AsMemory(0, _length));
        _held = [];
        _length = 0;
        _tooLong = false;
        _carriageReturnPending = false;
        _withoutEnd = 0;
        return tooLong ? LineStatus.TooLong : LineStatus.Complete;
    }
}
