namespace Ferry.Storage.Memory;

/// <summary>One version of a file's octets. Writing makes another version; whoever reads this one keeps it.</summary>
/// <remarks>Versions that grow at the end share an array: the octets of the shorter one never change. A version is
/// written to by one upload at a time.</remarks>
internal readonly struct MemoryContent
{
    private readonly byte[]? _octets;

    private MemoryContent(byte[] octets, int length)
    {
        _octets = octets;
        Length = length;
    }

    public int Length { get; }

    public ReadOnlySpan<byte> Octets => _octets.AsSpan(0, Length);

    /// <summary>The version with <paramref name="octets"/> at <paramref name="offset"/>, at most at its end.</summary>
    public MemoryContent With(ReadOnlySpan<byte> octets, int offset)
    {
        int length = Math.Max(Length, offset + octets.Length);
        bool fits = offset == Length && length <= (_octets?.Length ?? 0);
        byte[] written = fits ? _octets! : new byte[Math.Min(Array.MaxLength, Math.Max((long)length, Length * 2L))];
        if (!fits)
        {
            Octets.CopyTo(written);
        }

        octets.CopyTo(written.AsSpan(offset));
        return new(written, length);
    }

    /// <summary>The version that ends at <paramref name="length"/>, at most its own.</summary>
    public MemoryContent CutAt(int length) => length == Length ? this : new(Octets[..length].ToArray(), length);
}
