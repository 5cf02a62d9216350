namespace Ferry.Storage.Portable;

/// <summary>What a commit does to a hidden file.</summary>
/// <param name="From">Where it is.</param>
/// <param name="To">Where it goes.</param>
/// <param name="Replace">Whether it may replace another there.</param>
/// <param name="Mode">Its permission bits.</param>
internal sealed record PendingRename(string From, string To, bool Replace, int Mode)
{
    /// <summary>Publishes the file.</summary>
    public void Publish(StorePath path)
    {
        if (!Replace && PortableEntry.Find(To) is not null)
        {
            throw new StoreException(StoreError.Exists, $"{path}: the name is taken");
        }

        PortableFailure.Run(path, () =>
        {
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(From, (UnixFileMode)Mode);
            }

            File.Move(From, To, overwrite: Replace);
        });
    }
}
