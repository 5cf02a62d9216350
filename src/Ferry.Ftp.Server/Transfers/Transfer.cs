using System.Runtime.CompilerServices;
using Ferry.Network;
using Ferry.Storage;

namespace Ferry.Ftp.Server.Transfers;

/// <summary>What goes over one data connection. It knows nothing of how that was opened nor of the replies around it.</summary>
internal abstract class Transfer(string verb, StorePath path) : IAsyncDisposable
{
    /// <summary>Up to here a transfer is done before its 150 is even sent: both go out with the 226 in one packet.</summary>
    protected const int ShortOctets = 64 * 1024;

    public string Verb => verb;

    public StorePath Path => path;

    /// <summary>Octets moved over the data connection so far; readable while the transfer runs (STAT).</summary>
    public TransferMeter Meter { get; } = new();

    /// <summary>Whether octets go from the user to the server.</summary>
    public virtual bool IsUpload => false;

    /// <summary>Whether the octets are text that is converted: TYPE A or E, and every listing.</summary>
    public virtual bool IsAscii => false;

    /// <summary>Whether all octets surely fit into what the system buffers.</summary>
    public virtual bool IsShort => false;

    /// <summary>The 150, or the 125 where the data connection stands already (RFC 959 §4.2).</summary>
    public abstract Reply Announce(int code);

    /// <summary>Moves every octet.</summary>
    /// <exception cref="NetworkException">The data connection broke.</exception>
    /// <exception cref="StoreException">The store failed.</exception>
    public abstract ValueTask MoveAsync(IConnection connection, CancellationToken cancellationToken);

    /// <summary>Makes what was moved good, before the final reply.</summary>
    /// <returns>The final reply.</returns>
    /// <exception cref="StoreException">The store failed.</exception>
    public virtual ValueTask<Reply> FinishAsync(CancellationToken cancellationToken) => new(Replies.TransferComplete);

    public abstract ValueTask DisposeAsync();

    /// <summary>Lets the session go on: a fast peer never makes a loop of copies wait, and without this the control connection
    /// would not be heard before its end.</summary>
    protected static YieldAwaitable LetControlBeHeard() => Task.Yield();
}
