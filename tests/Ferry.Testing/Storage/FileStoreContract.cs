using System.Text;
using Ferry.Storage;
using Xunit;

namespace Ferry.Testing.Storage;

/// <summary>What every store promises. A store's tests derive from this class and run it all.</summary>
public abstract partial class FileStoreContract
{
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

    private Task PutAsync(string path, string text, WriteMode mode = WriteMode.Replace, long offset = 0) =>
        Store.PutAsync(path, text, mode, offset);

    private Task<StoreUpload> StartAsync(string path, WriteMode mode = WriteMode.Replace, long offset = 0) =>
        Store.StartAsync(path, mode, offset);

    private static Task WriteAsync(StoreUpload upload, string text) =>
        upload.WriteAsync(Encoding.UTF8.GetBytes(text), upload.StartOffset, Token).AsTask();

    private Task<string> GetAsync(string path) => Store.GetAsync(path);

    private Task MakeDirectoryAsync(string path) =>
        Store.MakeDirectoryAsync(StorePath.Parse(path), DirectoryMode, Token).AsTask();

    private Task<StoreEntry> EntryAsync(string path) => Store.GetEntryAsync(StorePath.Parse(path), Token).AsTask();

    private Task<string[]> NamesAsync(string path) => Store.NamesAsync(path);

    private static async Task FailsAsync(StoreError error, Func<Task> operation)
    {
        StoreException failure = await Assert.ThrowsAsync<StoreException>(operation);
        Assert.Equal(error, failure.Error);
    }
}
