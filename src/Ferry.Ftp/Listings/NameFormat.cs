using System.Buffers;

namespace Ferry.Ftp;

/// <summary>Lines of NLST: a name, and nothing else (RFC 959 §4.1.3).</summary>
public static class NameFormat
{
    /// <summary>Writes one line with its CRLF. CR, LF and NUL in the name are shown as <c>?</c>; such a file is listed but
    /// cannot be asked for by name.</summary>
    public static void WriteLine(IBufferWriter<byte> output, ReadOnlySpan<byte> name)
    {
        LineWriter line = new(output.GetSpan(name.Length + 2));
        line.WriteName(name);
        line.Write("\r\n"u8);
        output.Advance(line.Length);
    }
}
