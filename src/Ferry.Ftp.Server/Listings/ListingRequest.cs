using Ferry.Storage;

namespace Ferry.Ftp.Server.Listings;

/// <summary>What LIST, NLST and STAT are asked for: switches, a path, and perhaps a pattern in its last component.</summary>
internal static class ListingRequest
{
    /// <summary>Opens what the argument means.</summary>
    /// <param name="session">Whose working directory and rights count.</param>
    /// <param name="argument">As the user sent it.</param>
    /// <param name="formatOf">The form of the lines, given the directory part of the argument.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StoreException">There is no such thing.</exception>
    public static async ValueTask<Listing> OpenAsync(
        Session session, ReadOnlyMemory<byte> argument, Func<ReadOnlyMemory<byte>, EntryFormat> formatOf, CancellationToken cancellationToken)
    {
        ListOptions options = ListOptions.Parse(argument);
        if (options.HasSwitches && await TryGetEntryAsync(session, argument, cancellationToken) is not null)
        {
            // A name that begins with a dash.
            options = default;
        }
        else
        {
            argument = options.Path;
        }

        StorePath path = session.Resolve(argument);
        if (await TryGetEntryAsync(session, argument, cancellationToken) is { } entry)
        {
            return await OpenExistingAsync(session, path, argument, entry, options, formatOf, cancellationToken);
        }

        // A pattern only where no file has that name: brackets are common in names.
        if (Glob.IsPattern(path.Name))
        {
            int slash = argument.Span.LastIndexOf((byte)'/');
            return await OpenDirectoryAsync(
                session, path.Parent, formatOf(argument[..(slash + 1)]), path.Name.ToArray(), cancellationToken);
        }

        throw new StoreException(StoreError.NotFound, $"{path} does not exist.");
    }

    private static async ValueTask<Listing> OpenExistingAsync(
        Session session,
        StorePath path,
        ReadOnlyMemory<byte> argument,
        StoreEntry entry,
        ListOptions options,
        Func<ReadOnlyMemory<byte>, EntryFormat> formatOf,
        CancellationToken cancellationToken)
    {
        if (entry.Kind != EntryKind.Directory || options.DirectoryItself)
        {
            FileFacts facts = new EntryFacts(session.Rights, isParentWritable: true).Of(entry);
            ReadOnlyMemory<byte> name = argument.IsEmpty ? "."u8.ToArray() : argument.ToArray();
            return new EntryListing(path, facts with { Name = name }, formatOf(default));
        }

        return options.Recursive
            ? new TreeListing(
                path, session.Store, session.Rights, formatOf(default), session.Options.MaxListedEntries, session.Options.MaxListingDepth)
            : await OpenDirectoryAsync(session, path, formatOf(argument), pattern: null, cancellationToken);
    }

    public static async ValueTask<Listing> OpenDirectoryAsync(
        Session session, StorePath path, EntryFormat format, byte[]? pattern, CancellationToken cancellationToken)
    {
        StoreEntry directory = await session.Store.GetEntryAsync(path, cancellationToken);
        StoreListing entries = await session.Store.OpenListingAsync(path, cancellationToken);
        EntryFacts facts = new(session.Rights, directory.Writable);
        return new DirectoryListing(path, entries, facts, format, pattern, session.Options.MaxListedEntries);
    }

    private static async ValueTask<StoreEntry?> TryGetEntryAsync(
        Session session, ReadOnlyMemory<byte> argument, CancellationToken cancellationToken)
    {
        try
        {
            return await session.Store.GetEntryAsync(session.Resolve(argument), cancellationToken);
        }
        catch (StoreException e) when (e.Error is StoreError.NotFound or StoreError.BadName)
        {
            return null;
        }
    }
}
