using System.Buffers;
using Ferry.Accounts;
using Ferry.Storage;

namespace Ferry.Ftp.Server.Listings;

/// <summary>A directory and those below it, one after the other as <c>ls -lR</c> prints them. Links are not descended into.</summary>
internal sealed class TreeListing(
    StorePath path, IFileStore store, Rights rights, EntryFormat format, int mostEntries, int deepest)
    : Listing(path)
{
    // Directories still to come, with the name that their heading has.
    private readonly Stack<(StorePath Path, byte[] Heading, int Depth)> _pending = new([(path, "."u8.ToArray(), 1)]);
    private readonly List<byte[]> _children = [];
    private (StorePath Path, byte[] Heading, int Depth) _current;
    private StoreListing? _entries;
    private EntryFacts _facts;
    private int _left = mostEntries;
    private bool _isCut;
    private bool _isDeeper;

    public override bool IsCut => _isCut || _isDeeper;

    public override async ValueTask<bool> WriteNextAsync(IBufferWriter<byte> output, CancellationToken cancellationToken)
    {
        while (!_isCut)
        {
            if (_entries is null && !await OpenNextAsync(output, cancellationToken))
            {
                return false;
            }

            ReadOnlyMemory<StoreEntry> batch = await _entries!.ReadAsync(cancellationToken);
            if (!batch.IsEmpty)
            {
                Write(output, batch.Span);
                return true;
            }

            await CloseAsync();
        }

        return false;
    }

    public override ValueTask DisposeAsync() => _entries?.DisposeAsync() ?? default;

    private async ValueTask<bool> OpenNextAsync(IBufferWriter<byte> output, CancellationToken cancellationToken)
    {
        while (_pending.TryPop(out _current))
        {
            try
            {
                StoreEntry directory = await store.GetEntryAsync(_current.Path, cancellationToken);
                _facts = new(rights, directory.Writable);
                _entries = await store.OpenListingAsync(_current.Path, cancellationToken);
            }
            catch (StoreException) when (_current.Depth > 1)
            {
                // Gone or forbidden since its name was read: as ls does, go on with the next.
                continue;
            }

            if (_current.Depth > 1)
            {
                output.Write("\r\n"u8);
                NameFormat.WriteLine(output, [.. _current.Heading, (byte)':']);
            }

            return true;
        }

        return false;
    }

    private async ValueTask CloseAsync()
    {
        await _entries!.DisposeAsync();
        _entries = null;
        for (int i = _children.Count - 1; i >= 0; i--)
        {
            byte[] heading = [.. _current.Heading, (byte)'/', .. _children[i]];
            _pending.Push((_current.Path.Child(_children[i]), heading, _current.Depth + 1));
        }

        _children.Clear();
    }

    private void Write(IBufferWriter<byte> output, ReadOnlySpan<StoreEntry> batch)
    {
        foreach (ref readonly StoreEntry entry in batch)
        {
            if (_left == 0)
            {
                _isCut = true;
                return;
            }

            format.WriteLine(output, _facts.Of(entry));
            _left--;
            if (entry.Kind == EntryKind.Directory && !entry.IsLink)
            {
                Remember(entry.Name.Span);
            }
        }
    }

    private void Remember(ReadOnlySpan<byte> child)
    {
        if (_current.Depth < deepest)
        {
            _children.Add(child.ToArray());
        }
        else
        {
            _isDeeper = true;
        }
    }
}
