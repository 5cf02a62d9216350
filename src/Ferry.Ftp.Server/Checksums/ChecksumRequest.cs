using Ferry.Storage;

namespace Ferry.Ftp.Server.Checksums;

/// <summary>What the commands that tell checksums have in common.</summary>
/// <param name="Command">The command.</param>
/// <param name="Algorithm">How to compute.</param>
/// <param name="Answer">Makes the reply from the path, the octets that lie in the file and the checksum in lowercase
/// hexadecimal digits.</param>
internal sealed record ChecksumRequest(
    Command Command, ChecksumAlgorithm Algorithm, Func<StorePath, OctetRange, string, Reply> Answer)
{
    // A file written to twice in the same moment of its file system's clock has one time for both.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);

    /// <summary>Opens the file, and answers from memory where the question has been asked before.</summary>
    /// <exception cref="StoreException">The file cannot be opened.</exception>
    public async ValueTask<Outcome> OpenAsync(
        Session session, StorePath path, OctetRange wanted, CancellationToken cancellationToken)
    {
        // Opened in any case: who may not read the file learns nothing about it from the cache.
        StoredFile file = await session.Store.OpenReadAsync(path, cancellationToken);
        try
        {
            if (wanted.Start > 0 && wanted.Start >= file.Length)
            {
                await file.DisposeAsync();
                return new Reply(550, $"{path.Octets}: the range begins beyond the end ({file.Length}).");
            }

            OctetRange range = wanted.Within(file.Length);
            ChecksumKey? key = await KeyAsync(session, path, file, range, cancellationToken);
            if (key is not null && session.Checksums.TryGet(key, out string? known))
            {
                await file.DisposeAsync();
                return Answer(path, range, known);
            }

            return new Outcome.Compute(new(Command, path, file, Algorithm, range)
            {
                Answer = digest =>
                {
                    if (key is not null)
                    {
                        session.Checksums.Add(key, digest);
                    }

                    return Answer(path, range, digest);
                },
            });
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <returns>Null where the file may change without showing it.</returns>
    private async ValueTask<ChecksumKey?> KeyAsync(
        Session session, StorePath path, StoredFile file, OctetRange range, CancellationToken cancellationToken)
    {
        if (session.Parts.Clock.GetUtcNow().UtcDateTime - file.ModifiedUtc < Settled)
        {
            return null;
        }

        StoreEntry entry = await session.Store.GetEntryAsync(path, cancellationToken);
        return entry.Size == file.Length && entry.ModifiedUtc == file.ModifiedUtc
            ? new(session.Store, path, entry.Device, entry.FileId, file.Length, file.ModifiedUtc, Algorithm, range)
            : null;
    }
}
