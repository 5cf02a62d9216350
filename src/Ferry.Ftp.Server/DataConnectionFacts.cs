using System.Net;

namespace Ferry.Ftp.Server;

/// <summary>One data connection, for events and logs.</summary>
/// <param name="Local">The server's end.</param>
/// <param name="Remote">The user's end.</param>
/// <param name="IsPassive">Whether the user connected (PASV, EPSV) or the server (PORT, EPRT).</param>
public readonly record struct DataConnectionFacts(IPEndPoint Local, IPEndPoint Remote, bool IsPassive);
