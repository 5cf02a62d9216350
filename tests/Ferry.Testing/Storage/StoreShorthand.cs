using System.Text;
using Ferry.Storage;
using Xunit;

namespace Ferry.Testing.Storage;

/// <summary>What tests do with a store all the time, in one word each.</summary>
public static class StoreShorthand
{
    private const int FileMode = 0x1A4; // 0644

    /// <summary>Stores a file.</summary>
    public static async Task PutAsync(
        this IFileStore store, string path, string text, WriteMode mode = WriteMode.Replace, long offset = 0)
    {
        await using StoreUpload upload = await store.StartAsync(path, mode, offset);
        await upload.WriteAsync(
            Encoding.UTF8.GetBytes(text), upload.StartOffset, TestContext.Current.CancellationToken);
        await upload.CommitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Starts an upload.</summary>
    public static Task<StoreUpload> StartAsync(
        this IFileStore store, string path, WriteMode mode = WriteMode.Replace, long offset = 0)
    {
        WriteRequest request = new() { Mode = mode, Offset = offset, CreateMode = FileMode };
        return store.OpenWriteAsync(StorePath.Parse(path), request, TestContext.Current.CancellationToken).AsTask();
    }

    /// <summary>What a file holds.</summary>
    public static async Task<string> GetAsync(this IFileStore store, string path)
    {
        await using StoredFile file = await store.OpenReadAsync(
            StorePath.Parse(path), TestContext.Current.CancellationToken);
        return await file.ReadAllAsync();
    }

    /// <summary>What an open file holds.</summary>
    public static async Task<string> ReadAllAsync(this StoredFile file)
    {
        byte[] buffer = new byte[64 * 1024];
        using MemoryStream octets = new();
        int count;
        while ((count = await file.ReadAsync(buffer, octets.Length, TestContext.Current.CancellationToken)) > 0)
        {
            octets.Write(buffer, 0, count);
        }

        return Encoding.UTF8.GetString(octets.ToArray());
    }

    /// <summary>The names in a directory, in ordinal order.</summary>
    public static async Task<string[]> NamesAsync(this IFileStore store, string path)
    {
        List<string> names = [];
        await using StoreListing listing = await store.OpenListingAsync(
            StorePath.Parse(path), TestContext.Current.CancellationToken);
        ReadOnlyMemory<StoreEntry> batch;
        while (!(batch = await listing.ReadAsync(TestContext.Current.CancellationToken)).IsEmpty)
        {
            foreach (StoreEntry entry in batch.Span)
            {
                names.Add(Encoding.UTF8.GetString(entry.Name.Span));
            }
        }

        return [.. names.Order(StringComparer.Ordinal)];
    }
}
