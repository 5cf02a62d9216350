namespace Ferry.EndToEnd.Tests.Clients;

/// <summary>tnftp, the NetBSD client: EPSV and EPRT, sets the times of fetched files by MDTM.</summary>
internal sealed class Tnftp() : ClassicFtp("tnftp");
