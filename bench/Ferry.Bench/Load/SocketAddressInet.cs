using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Ferry.Bench.Load;

/// <summary>struct sockaddr_in of Linux: 16 octets, port and address in network order.</summary>
[StructLayout(LayoutKind.Sequential, Size = 16)]
internal struct SocketAddressInet
{
    public const int Length = 16;

    private ushort _family;
    private ushort _port;
    private uint _address;

    public readonly int Port => BinaryPrimitives.ReverseEndianness(_port);

    /// <summary>127.0.0.1 and <paramref name="port"/>; 0 lets the system choose when listening.</summary>
    public static SocketAddressInet Loopback(int port) => new()
    {
        _family = Native.AddressFamilyInet,
        _port = BinaryPrimitives.ReverseEndianness((ushort)port),
        _address = BinaryPrimitives.ReverseEndianness(0x7F000001u),
    };
}
