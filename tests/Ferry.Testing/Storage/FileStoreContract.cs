using System.Text;
using Ferry.Storage;
using Xunit;

namespace Ferry.Testing.Storage;

/// <summary>What every store promises. A store's tests derive from this class and run it all.</summary>
public abstract partial class FileStoreContract
{
    private const int FileMode = 0x1A4; // 0644
    private const int DirectoryMode = 0x1ED; // 0755

    /// <summary>An empty store.</summary>
    protected abstract IFileStore Store { get; }

    /// <summary>Whether names can be any octets, not UTF-8 alone.</summary>
    protected virtual bool TakesAnyOctets => true;

    /// <summary>Whether an upload stays hidden until it is committed.</summary>
    protected virtual bool HidesUploads => true;

    /// <summary>Whether permission bits are kept.</summary>
    protected virtual bool KeepsModes => true;

    private static CancellationToken Cancelled => new(canceled: true);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Stores a file.</summary>
    protected async Task PutAsync(string path, string text, WriteMode mode = WriteMode.Replace, long offset = 0)
    {
        await using StoreUpload upload = await StartAsync(path, mode, offset);
        await upload.WriteAsync(Encoding.UTF8.GetBytes(text), upload.StartOffset, Token);
        await upload.CommitAsync(Token);
    }

    /// <summary>Starts an upload.</summary>
    protected Task<StoreUpload> StartAsync(string path, WriteMode mode = WriteMode.Replace, long offset = 0) =>
        Store.OpenWriteAsync(
            StorePath.Parse(path), new() { Mode = mode, Offset = offset, CreateMode = FileMode }, Token).AsTask();

    /// <summary>Writes text at the start of an upload.</summary>
    protected static Task WriteAsync(StoreUpload upload, string text) =>
        upload.WriteAsync(Encoding.UTF8.GetBytes(text), upload.StartOffset, Token).AsTask();

    /// <summary>What a file holds.</summary>
    protected async Task<string> GetAsync(string path)
    {
        await using StoredFile file = await Store.OpenReadAsync(StorePath.Parse(path), Token);
        return await ReadAllAsync(file);
    }

    /// <summary>What an open file holds.</summary>
    protected static async Task<string> ReadAllAsync(StoredFile file)
    {
        byte[] buffer = new byte[64 * 1024];
        using MemoryStream octets = new();
        int count;
        while ((count = await file.ReadAsync(buffer, octets.Length, Token)) > 0)
        {
            octets.Write(buffer, 0, count);
        }

        return Encoding.UTF8.GetString(octets.ToArray());
    }

    /// <summary>Makes a directory.</summary>
    protected Task MakeDirectoryAsync(string path) =>
        Store.MakeDirectoryAsync(StorePath.Parse(path), DirectoryMode, Token).AsTask();

    /// <summary>Facts about an entry.</summary>
    protected Task<StoreEntry> EntryAsync(string path) => Store.GetEntryAsync(StorePath.Parse(path), Token).AsTask();

    /// <summary>The names in a directory, in ordinal order.</summary>
    protected async Task<string[]> NamesAsync(string path)
    {
        List<string> names = [];
        await using StoreListing listing = await Store.OpenListingAsync(StorePath.Parse(path), Token);
        ReadOnlyMemory<StoreEntry> batch;
        while (!(batch = await listing.ReadAsync(Token)).IsEmpty)
        {
            foreach (StoreEntry entry in batch.Span)
            {
                names.Add(Encoding.UTF8.GetString(entry.Name.Span));
            }
        }

        return [.. names.Order(StringComparer.Ordinal)];
    }

    /// <summary>Holds an operation to one failure.</summary>
    protected static async Task FailsAsync(StoreError error, Func<Task> operation)
    {
        StoreException failure = await Assert.ThrowsAsync<StoreException>(operation);
        Assert.Equal(error, failure.Error);
    }
}
