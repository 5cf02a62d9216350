using System.Net;
using Microsoft.Win32.SafeHandles;

namespace Ferry.Network;

/// <summary>One TCP connection, plain or secured. One reader and one writer may work at the same time.</summary>
/// <remarks>After a cancelled or failed call in one direction that direction is of no further use.
/// <see cref="IDisposable.Dispose"/> closes at once and may be called while calls are pending: they end with
/// <see cref="NetworkException"/>, <see cref="OperationCanceledException"/> or <see cref="ObjectDisposedException"/>.
/// Without <see cref="ShutdownAsync"/> before it the peer may see a reset.</remarks>
public interface IConnection : IDisposable
{
    /// <summary>This end. An IPv4 address is never shown in its IPv4-mapped IPv6 form.</summary>
    IPEndPoint LocalEndPoint { get; }

    /// <summary>The peer. An IPv4 address is never shown in its IPv4-mapped IPv6 form.</summary>
    IPEndPoint RemoteEndPoint { get; }

    /// <summary>Receives what is there, waiting for the first octet.</summary>
    /// <param name="buffer">Where the octets go. An empty buffer waits until something can be received (octets or the
    /// end) and takes none: an idle connection then holds no buffer.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Octets received; 0 for a non-empty buffer means that the peer has ended its side.</returns>
    /// <exception cref="NetworkException">The connection is broken.</exception>
    ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken);

    /// <summary>Sends all of <paramref name="octets"/>; completes synchronously while the system takes them.</summary>
    /// <exception cref="NetworkException">The connection is broken.</exception>
    ValueTask SendAsync(ReadOnlyMemory<byte> octets, CancellationToken cancellationToken);

    /// <summary>Sends a file from <paramref name="offset"/> to its end, without copying where the system can.</summary>
    /// <param name="file">An open regular file; its own position is neither used nor moved. Not disposed.</param>
    /// <param name="offset">First octet, from 0.</param>
    /// <param name="count">Octets to send; the file ending earlier ends the transfer without error.</param>
    /// <param name="meter">Advanced as octets leave, for progress and stall detection.</param>
    /// <param name="cancellationToken">Ends the transfer in the middle.</param>
    /// <returns>Octets sent.</returns>
    /// <exception cref="NetworkException">The connection broke.</exception>
    /// <exception cref="IOException">(not a <see cref="NetworkException"/>) The file could not be read.</exception>
    ValueTask<long> SendFileAsync(
        SafeFileHandle file, long offset, long count, TransferMeter meter, CancellationToken cancellationToken);

    /// <summary>Receives into a file until the peer ends its side, without copying where the system can.</summary>
    /// <param name="file">A file open for writing; its own position is neither used nor moved. Not disposed.</param>
    /// <param name="offset">Where the first octet goes, from 0.</param>
    /// <param name="meter">Advanced as octets are stored.</param>
    /// <param name="cancellationToken">Ends the transfer in the middle.</param>
    /// <returns>Octets stored.</returns>
    /// <exception cref="NetworkException">The connection broke before the peer ended it.</exception>
    /// <exception cref="IOException">(not a <see cref="NetworkException"/>) The file could not be written;
    /// <see cref="Exception.HResult"/> holds the system's error number (28, ENOSPC, for a full disk on
    /// Linux).</exception>
    ValueTask<long> ReceiveFileAsync(
        SafeFileHandle file, long offset, TransferMeter meter, CancellationToken cancellationToken);

    /// <summary>Ends this side in good order (FIN; a secured connection says close_notify first).</summary>
    /// <exception cref="NetworkException">The connection is broken.</exception>
    ValueTask ShutdownAsync(CancellationToken cancellationToken);

    /// <summary>Breaks the connection at once (RST), so that the peer cannot take what it has for the whole.</summary>
    void Abort();
}
