using System.Net;

namespace Ferry.Ftp.Server.Commands;

/// <summary>What PORT, EPRT, PASV and EPSV have in common: where data connections may go.</summary>
internal static class DataPortRules
{
    // Ports below 1024 belong to services; no user listens there (RFC 2577 §3).
    private const int FirstUserPort = 1024;

    /// <summary>503: after EPSV ALL the user may not ask for anything else (RFC 2428 §4).</summary>
    public static readonly Reply OnlyExtendedPassive = new(503, "Not after EPSV ALL: use EPSV.");

    /// <summary>522: PASV knows IPv4 alone.</summary>
    public static readonly Reply UseExtendedPassive = new(522, "PASV is for IPv4: use EPSV (2).");

    private static readonly Reply ActiveOff = new(504, "Active mode is switched off here: use EPSV or PASV.");
    private static readonly Reply NotYours = new(504, "The address is not yours: data connections go to the control connection's peer only.");
    private static readonly Reply LowPort = new(504, "Ports below 1024 are not allowed.");
    private static readonly Reply Accepted = new(200, "Will connect to that port; EPSV or PASV pass firewalls better.");

    /// <summary>522 with the protocol that would do (RFC 2428 §2).</summary>
    public static Reply UseProtocol(bool isIPv4) =>
        new(522, isIPv4 ? "Network protocol not supported, use (1)." : "Network protocol not supported, use (2).");

    /// <summary>Notes where the next data connection goes, if it may go there (RFC 2577 §3).</summary>
    public static Reply ConnectTo(Session session, IPEndPoint endPoint)
    {
        IPAddress address = endPoint.Address.IsIPv4MappedToIPv6 ? endPoint.Address.MapToIPv4() : endPoint.Address;
        if (session.Dtp.ExtendedPassiveOnly)
        {
            return OnlyExtendedPassive;
        }

        if (!session.Options.ActiveMode)
        {
            return ActiveOff;
        }

        // The unspecified address names nobody; lftp sends it over IPv6 and means itself.
        bool isUnspecified = address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);
        if (!isUnspecified && !SameAddress(address, session.Facts.Remote.Address))
        {
            session.Parts.Events.Refused(session.Facts, endPoint, "a data connection to a third host was asked for");
            return NotYours;
        }

        if (endPoint.Port < FirstUserPort)
        {
            session.Parts.Events.Refused(session.Facts, endPoint, "a data connection to a port below 1024 was asked for");
            return LowPort;
        }

        session.Dtp.ConnectTo(new(session.Facts.Remote.Address, endPoint.Port));
        return Accepted;
    }

    // A link-local address arrives with a zone in the socket's endpoint and without one in the command.
    private static bool SameAddress(IPAddress asked, IPAddress peer) =>
        asked.GetAddressBytes().AsSpan().SequenceEqual(peer.GetAddressBytes());
}
