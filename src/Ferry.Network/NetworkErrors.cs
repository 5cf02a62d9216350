using System.Net.Sockets;
using System.Runtime.InteropServices;
using Ferry.Network.Linux;

namespace Ferry.Network;

/// <summary>The one place where an error of the system becomes a <see cref="NetworkException"/>.</summary>
internal static class NetworkErrors
{
    public static NetworkException From(SocketException exception) =>
        new(Classify(exception.SocketErrorCode), exception.Message, exception);

    public static NetworkException FromErrno(int errno) => new(Classify(errno), Marshal.GetPInvokeErrorMessage(errno));

    private static NetworkError Classify(SocketError error) => error switch
    {
        SocketError.AddressAlreadyInUse => NetworkError.AddressInUse,
        SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported => NetworkError.AddressNotAvailable,
        SocketError.AccessDenied => NetworkError.AccessDenied,
        SocketError.ConnectionRefused => NetworkError.Refused,
        SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.NetworkDown
            or SocketError.HostDown or SocketError.TimedOut => NetworkError.Unreachable,
        SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown
            or SocketError.NotConnected => NetworkError.Reset,
        SocketError.TooManyOpenSockets or SocketError.NoBufferSpaceAvailable => NetworkError.OutOfDescriptors,
        _ => NetworkError.Other,
    };

    private static NetworkError Classify(int errno) => errno switch
    {
        Errno.Eaddrinuse => NetworkError.AddressInUse,
        Errno.Eaddrnotavail or Errno.Eafnosupport => NetworkError.AddressNotAvailable,
        Errno.Eacces or Errno.Eperm => NetworkError.AccessDenied,
        Errno.Econnrefused => NetworkError.Refused,
        Errno.Ehostunreach or Errno.Enetunreach or Errno.Enetdown or Errno.Etimedout => NetworkError.Unreachable,
        Errno.Econnreset or Errno.Econnaborted or Errno.Epipe or Errno.Enotconn => NetworkError.Reset,
        Errno.Emfile or Errno.Enfile or Errno.Enobufs => NetworkError.OutOfDescriptors,
        _ => NetworkError.Other,
    };
}
