namespace Ferry.Storage.Memory;

/// <summary>One version of a file.</summary>
internal sealed class MemoryStoredFile(MemoryContent content, DateTime modifiedUtc) : StoredFile
{
    public override long Length => content.Length;

    public override DateTime ModifiedUtc => modifiedUtc;

    public byte[] ToArray() => content.Octets.ToArray();

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, long offset, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ReadOnlySpan<byte> rest = content.Octets[(int)Math.Min(offset, content.Length)..];
        int count = Math.Min(rest.Length, buffer.Length);
        rest[..count].CopyTo(buffer.Span);
        return new(count);
    }

    public override ValueTask DisposeAsync() => default;
}
