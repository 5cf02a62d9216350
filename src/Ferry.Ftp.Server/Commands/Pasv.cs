using System.Net;

namespace Ferry.Ftp.Server.Commands;

/// <summary>PASV: the server listens, and says where in IPv4's six numbers. RFC 959 §4.1.2, RFC 1579.</summary>
internal static class Pasv
{
    public static readonly Command Command = new("PASV", "PASV", "RFC 959 §4.1.2")
    {
        Needs = Needs.Login | Needs.NoArgument,
        MayReply = [227, 421, 425, 500, 501, 502, 503, 522, 530],
        Run = Run,
    };

    private static ValueTask<Outcome> Run(Session session, ReadOnlyMemory<byte> argument, CancellationToken cancellationToken)
    {
        if (session.Dtp.ExtendedPassiveOnly)
        {
            return new(DataPortRules.OnlyExtendedPassive);
        }

        IPAddress? address = session.Options.PassiveAddress ?? session.Facts.Local.Address;
        if (address.GetAddressBytes().Length != 4)
        {
            return new(DataPortRules.UseExtendedPassive);
        }

        return session.Dtp.Listen() is { } port
            ? new(new Reply(227, $"Entering Passive Mode ({HostPort.Format(new IPEndPoint(address, port))})."))
            : new(Replies.NoPassivePort);
    }
}
