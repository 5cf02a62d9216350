namespace Ferry.Storage;

/// <summary>A store refused or failed. A server turns <see cref="Error"/> into its reply; the message is for the log.</summary>
public sealed class StoreException(StoreError error, string message, Exception? innerException = null)
    : IOException(message, innerException)
{
    /// <summary>What to tell the user.</summary>
    public StoreError Error { get; } = error;
}
