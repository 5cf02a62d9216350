using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Ferry.Ftp;

/// <summary>Composes the text of a reply from an interpolated string. What is inserted can come from anywhere: control
/// characters in it are shown as <c>?</c>, so that no name can end the line and forge a second reply.</summary>
[InterpolatedStringHandler]
public readonly ref struct ReplyText
{
    private readonly ArrayBufferWriter<byte> _octets;

    /// <summary>Called by the compiler.</summary>
    public ReplyText(int literalLength, int formattedCount) => _octets = new(literalLength + (formattedCount * 32) + 1);

    /// <summary>Text of the program itself; a line feed separates lines.</summary>
    public void AppendLiteral(string text) => Encoding.UTF8.GetBytes(text, _octets);

    /// <summary>Octets of a path or argument, exactly as they are but for control characters.</summary>
    public void AppendFormatted(ReadOnlySpan<byte> octets)
    {
        Span<byte> written = _octets.GetSpan(octets.Length + 1);
        for (int i = 0; i < octets.Length; i++)
        {
            written[i] = octets[i] is < 0x20 or 0x7F ? (byte)'?' : octets[i];
        }

        _octets.Advance(octets.Length);
    }

    /// <summary>A word or name.</summary>
    public void AppendFormatted(string text) => AppendFormatted(Encoding.UTF8.GetBytes(text).AsSpan());

    /// <summary>A number, date or the like, the same in every culture.</summary>
    public void AppendFormatted<T>(T value, string? format = null)
        where T : IFormattable
        => AppendFormatted(value.ToString(format, CultureInfo.InvariantCulture));

    internal byte[] ToArray() => _octets.WrittenSpan.ToArray();
}
