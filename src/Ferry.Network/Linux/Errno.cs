namespace Ferry.Network.Linux;

/// <summary>Linux error numbers (errno(3)); the same on every architecture that .NET runs on.</summary>
internal static class Errno
{
    public const int Eperm = 1;
    public const int Eintr = 4;
    public const int Eio = 5;
    public const int Eagain = 11;
    public const int Eacces = 13;
    public const int Einval = 22;
    public const int Enfile = 23;
    public const int Emfile = 24;
    public const int Espipe = 29;
    public const int Epipe = 32;
    public const int Enosys = 38;
    public const int Eproto = 71;
    public const int Eoverflow = 75;
    public const int Eopnotsupp = 95;
    public const int Eafnosupport = 97;
    public const int Eaddrinuse = 98;
    public const int Eaddrnotavail = 99;
    public const int Enetdown = 100;
    public const int Enetunreach = 101;
    public const int Econnaborted = 103;
    public const int Econnreset = 104;
    public const int Enobufs = 105;
    public const int Enotconn = 107;
    public const int Etimedout = 110;
    public const int Econnrefused = 111;
    public const int Ehostunreach = 113;
    public const int Einprogress = 115;
    public const int Estale = 116;
}
