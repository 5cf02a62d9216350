using System.Buffers;
using System.Text;

namespace Ferry.Ftp.Tests;

/// <summary>Octets written as text: every character up to U+00FF is one octet.</summary>
internal static class Octets
{
    public static byte[] Of(string text) => Encoding.Latin1.GetBytes(text);

    public static string Text(ReadOnlySpan<byte> octets) => Encoding.Latin1.GetString(octets);

    public static string Text(ArrayBufferWriter<byte> output) => Text(output.WrittenSpan);
}
