using System.Buffers.Binary;
using System.Net;

namespace Ferry.Ftp.Server;

/// <summary>The block of addresses that one peer commands: a whole IPv4 address, or the /64 of an IPv6 address, of which
/// every host can take as many as it likes.</summary>
internal readonly record struct AddressBlock(ulong Bits, bool IsIPv4)
{
    public static AddressBlock Of(IPAddress address)
    {
        Span<byte> octets = stackalloc byte[16];
        address.TryWriteBytes(octets, out int length);
        return length == 4
            ? new(BinaryPrimitives.ReadUInt32BigEndian(octets), IsIPv4: true)
            : new(BinaryPrimitives.ReadUInt64BigEndian(octets), IsIPv4: false);
    }
}
