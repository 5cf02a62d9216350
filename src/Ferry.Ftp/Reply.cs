using System.Buffers;
using System.Text;

namespace Ferry.Ftp;

/// <summary>One reply of the server-PI: a three-digit code and its text (RFC 959 §4.2).</summary>
/// <remarks>The text is kept as octets, because a path in it may be no UTF-8. A line feed in it begins a new line of a
/// multi-line reply; nothing that came from outside can put one there (see <see cref="ReplyText"/>).</remarks>
public sealed class Reply
{
    private readonly byte[] _text;

    /// <summary>A reply with a fixed text; <c>\n</c> in it separates lines.</summary>
    /// <param name="code">100–599.</param>
    /// <param name="text">The text, without the code.</param>
    public Reply(int code, string text)
        : this(code, Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n")))
    {
    }

    /// <summary>A reply whose text is composed: <c>new Reply(550, $"{path.Octets}: no such file.")</c>.</summary>
    /// <param name="code">100–599.</param>
    /// <param name="text">The text, without the code.</param>
    public Reply(int code, ReplyText text)
        : this(code, text.ToArray())
    {
    }

    private Reply(int code, byte[] text)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(code, 100);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(code, 599);
        Code = code;
        _text = text;
    }

    /// <summary>The code, 100–599.</summary>
    public int Code { get; }

    /// <summary>The text as octets, lines separated by a line feed.</summary>
    public ReadOnlySpan<byte> Text => _text;

    /// <summary>Whether the command is still under way (1yz; RFC 959 §4.2).</summary>
    public bool IsPreliminary => Code < 200;

    /// <summary>Whether the command was refused or failed (4yz, 5yz).</summary>
    public bool IsNegative => Code >= 400;

    /// <summary>Writes the reply as it goes over the control connection: <c>ddd text</c>, or
    /// <c>ddd-first … ddd last</c> where there are several lines (RFC 959 §4.2).</summary>
    public void WriteTo(IBufferWriter<byte> output)
    {
        ReadOnlySpan<byte> rest = _text;
        bool first = true;
        while (true)
        {
            int end = rest.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = end < 0 ? rest : rest[..end];
            if (!first && end >= 0)
            {
                WriteLineTo(output, line);
            }
            else
            {
                WriteCode(output, end < 0 ? (byte)' ' : (byte)'-');
                WriteEscaped(output, line);
                output.Write("\r\n"u8);
            }

            if (end < 0)
            {
                return;
            }

            rest = rest[(end + 1)..];
            first = false;
        }
    }

    /// <summary>Writes the text as the first line of a multi-line reply, <c>ddd-text</c>, which the caller goes on with by
    /// <see cref="WriteLineTo"/> and ends with a reply of the same code: for replies too long to be composed first.</summary>
    public void WriteOpeningTo(IBufferWriter<byte> output)
    {
        WriteCode(output, (byte)'-');
        WriteEscaped(output, _text);
        output.Write("\r\n"u8);
    }

    /// <summary>Writes a line in the middle of a multi-line reply. It must not look like the last one (RFC 959 §4.2): a space
    /// before it settles that.</summary>
    public static void WriteLineTo(IBufferWriter<byte> output, ReadOnlySpan<byte> line)
    {
        output.Write(" "u8);
        WriteEscaped(output, line);
        output.Write("\r\n"u8);
    }

    /// <summary>The reply for people: code and text, lines joined by a slash.</summary>
    public override string ToString() => $"{Code} {Encoding.UTF8.GetString(_text).Replace("\n", " / ", StringComparison.Ordinal)}";

    private void WriteCode(IBufferWriter<byte> output, byte separator)
    {
        Span<byte> code = output.GetSpan(4);
        code[0] = (byte)('0' + (Code / 100));
        code[1] = (byte)('0' + (Code / 10 % 10));
        code[2] = (byte)('0' + (Code % 10));
        code[3] = separator;
        output.Advance(4);
    }

    // The control connection is a Telnet connection: an octet 255 is written twice (RFC 854).
    private static void WriteEscaped(IBufferWriter<byte> output, ReadOnlySpan<byte> line)
    {
        int iac;
        while ((iac = line.IndexOf((byte)255)) >= 0)
        {
            output.Write(line[..(iac + 1)]);
            output.Write(line.Slice(iac, 1));
            line = line[(iac + 1)..];
        }

        output.Write(line);
    }
}
