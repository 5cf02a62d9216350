namespace Ferry.EndToEnd.Tests.Clients;

/// <summary>The GNU inetutils client: PASV and PORT on IPv4, EPSV and EPRT on IPv6.</summary>
internal sealed class InetutilsFtp() : ClassicFtp("inetutils-ftp");
