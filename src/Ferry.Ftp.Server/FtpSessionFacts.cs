using System.Net;

namespace Ferry.Ftp.Server;

/// <summary>Who a session is, for events and logs.</summary>
public sealed class FtpSessionFacts
{
    internal FtpSessionFacts(long id, IPEndPoint local, IPEndPoint remote, DateTimeOffset openedAt)
    {
        Id = id;
        Local = local;
        Remote = remote;
        OpenedAt = openedAt;
    }

    /// <summary>Counts from 1 since the server started; in every log line of the session.</summary>
    public long Id { get; }

    /// <summary>The server's end of the control connection.</summary>
    public IPEndPoint Local { get; }

    /// <summary>The user's end of the control connection.</summary>
    public IPEndPoint Remote { get; }

    /// <summary>When the control connection was accepted.</summary>
    public DateTimeOffset OpenedAt { get; }

    /// <summary>The account's name after login, else null.</summary>
    public string? UserName { get; internal set; }

    /// <summary>The password that an anonymous user gave, by custom an e-mail address (RFC 1635); else null.</summary>
    public string? AnonymousIdentity { get; internal set; }

    /// <summary>Octets sent over data connections so far.</summary>
    public long OctetsSent { get; internal set; }

    /// <summary>Octets received over data connections so far.</summary>
    public long OctetsReceived { get; internal set; }
}
