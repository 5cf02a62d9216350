using System.Buffers;

namespace Ferry.Ftp;

/// <summary>Tells Telnet commands from text and refuses every option (RFC 854).</summary>
internal sealed class TelnetReceiver
{
    /// <summary>Interpret As Command.</summary>
    public const byte Iac = 255;

    private const byte Dont = 254;
    private const byte Do = 253;
    private const byte Wont = 252;
    private const byte Will = 251;
    private const byte Subnegotiation = 250;
    private const byte SubnegotiationEnd = 240;

    // The lowest command there is: EOF (RFC 1184).
    private const byte FirstCommand = 236;

    private State _state;
    private byte _verb;
    private ArrayBufferWriter<byte>? _replies;

    // One bit per option and direction. Answering a refusal of a refusal is how two peers talk forever.
    private ulong[]? _refused;

    private enum State : byte
    {
        Text,
        Command,
        Option,
        Subnegotiation,
        SubnegotiationCommand,
    }

    /// <summary>Whether a command has begun and not ended.</summary>
    public bool IsInsideCommand => _state != State.Text;

    /// <summary>Takes the next octet.</summary>
    public TelnetOctet Accept(byte octet)
    {
        switch (_state)
        {
            case State.Text when octet != Iac:
                return TelnetOctet.Text;
            case State.Text:
                _state = State.Command;
                break;
            case State.Command:
                return AcceptCommand(octet);
            case State.Option:
                _state = State.Text;
                Refuse(octet);
                break;
            case State.Subnegotiation:
                _state = octet == Iac ? State.SubnegotiationCommand : State.Subnegotiation;
                break;
            case State.SubnegotiationCommand:
                _state = octet == SubnegotiationEnd ? State.Text : State.Subnegotiation;
                break;
        }

        return TelnetOctet.Command;
    }

    /// <summary>The refusals not yet taken.</summary>
    public ReadOnlyMemory<byte> TakeReplies()
    {
        ReadOnlyMemory<byte> replies = _replies?.WrittenMemory ?? default;
        _replies = null;
        return replies;
    }

    private TelnetOctet AcceptCommand(byte octet)
    {
        _verb = octet;
        _state = octet switch
        {
            Do or Dont or Will or Wont => State.Option,
            Subnegotiation => State.Subnegotiation,
            _ => State.Text,
        };
        return octet switch
        {
            Iac => TelnetOctet.Text,
            >= FirstCommand => TelnetOctet.Command,
            _ => TelnetOctet.TextAfterLoneIac,
        };
    }

    // DO asks us to begin and WILL announces that the peer will; DONT and WONT describe what is so anyway.
    private void Refuse(byte option)
    {
        if (_verb is not (Do or Will))
        {
            return;
        }

        _refused ??= new ulong[8];
        ref ulong word = ref _refused[(option / 64) + (_verb == Do ? 0 : 4)];
        ulong bit = 1UL << (option % 64);
        if ((word & bit) == 0)
        {
            word |= bit;
            _replies ??= new();
            _replies.Write([Iac, _verb == Do ? Wont : Dont, option]);
        }
    }
}
