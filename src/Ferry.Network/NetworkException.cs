namespace Ferry.Network;

/// <summary>A connection could not be made, or broke.</summary>
public sealed class NetworkException(NetworkError error, string message, Exception? innerException = null)
    : IOException(message, innerException)
{
    /// <summary>What happened, as far as the system tells.</summary>
    public NetworkError Error { get; } = error;
}
