using System.Text;

namespace Ferry.Storage.Portable;

/// <summary>A directory, read in batches.</summary>
internal sealed class PortableListing(
    IEnumerator<FileSystemInfo> entries,
    Func<FileSystemInfo, byte[], StoreEntry> describe,
    StorePath path) : StoreListing
{
    private readonly StoreEntry[] _batch = new StoreEntry[128];

    public override ValueTask<ReadOnlyMemory<StoreEntry>> ReadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        int count = 0;
        while (count < _batch.Length && PortableFailure.Run(path, entries.MoveNext))
        {
            byte[] name = Encoding.UTF8.GetBytes(entries.Current.Name);
            if (UploadName.Is(name))
            {
                continue;
            }

            try
            {
                _batch[count] = describe(entries.Current, name);
                count++;
            }
            catch (FileNotFoundException)
            {
                // Gone since the system named it.
            }
        }

        return new(_batch.AsMemory(0, count));
    }

    public override ValueTask DisposeAsync()
    {
        entries.Dispose();
        return default;
    }
}
