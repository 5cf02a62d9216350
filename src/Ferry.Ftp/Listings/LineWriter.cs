using System.Buffers.Text;
using System.Text;

namespace Ferry.Ftp;

/// <summary>Puts one line of a listing together in a span that is long enough for it.</summary>
internal ref struct LineWriter(Span<byte> destination)
{
    private readonly Span<byte> _destination = destination;

    /// <summary>Octets written.</summary>
    public int Length { get; private set; }

    private readonly Span<byte> Rest => _destination[Length..];

    /// <summary>Octets that a user or group can take up.</summary>
    public static int MaxOctets(string? name) => Math.Max(20, Encoding.UTF8.GetMaxByteCount(name?.Length ?? 0));

    public void Write(byte octet) => _destination[Length++] = octet;

    public void Write(scoped ReadOnlySpan<byte> octets)
    {
        octets.CopyTo(Rest);
        Length += octets.Length;
    }

    public void WriteSpaces(int count)
    {
        if (count > 0)
        {
            Rest[..count].Fill((byte)' ');
            Length += count;
        }
    }

    public void Write(long value)
    {
        Utf8Formatter.TryFormat(value, Rest, out int written);
        Length += written;
    }

    public void WriteHexadecimal(ulong value)
    {
        Utf8Formatter.TryFormat(value, Rest, out int written, 'X');
        Length += written;
    }

    public void WriteRightAligned(long value, int width)
    {
        Utf8Formatter.TryFormat(value, Rest, out int written);
        int padding = width - written;
        if (padding > 0)
        {
            Rest[..written].CopyTo(Rest[padding..]);
            Rest[..padding].Fill((byte)' ');
            written = width;
        }

        Length += written;
    }

    public void WriteTwoDigits(int value, byte padding = (byte)'0')
    {
        Write(value < 10 ? padding : (byte)('0' + (value / 10)));
        Write((byte)('0' + (value % 10)));
    }

    /// <summary>A user or group, or its number. Clients split at spaces and semicolons, so a name shows <c>_</c> for them.</summary>
    public void WritePrincipal(string? name, uint id)
    {
        if (string.IsNullOrEmpty(name))
        {
            Write(id);
            return;
        }

        int length = Encoding.UTF8.GetBytes(name, Rest);
        foreach (ref byte octet in Rest[..length])
        {
            if (octet is <= 0x20 or 0x7F or (byte)';')
            {
                octet = (byte)'_';
            }
        }

        Length += length;
    }

    /// <summary>A name as it is, but with <c>?</c> for the octets that no line can hold: CR, LF and NUL.</summary>
    public void WriteName(scoped ReadOnlySpan<byte> name)
    {
        name.CopyTo(Rest);
        if (name.IndexOfAny((byte)'\r', (byte)'\n', (byte)0) >= 0)
        {
            foreach (ref byte octet in Rest[..name.Length])
            {
                if (octet is (byte)'\r' or (byte)'\n' or 0)
                {
                    octet = (byte)'?';
                }
            }
        }

        Length += name.Length;
    }
}
