namespace Ferry.Ftp.Server.Commands;

/// <summary>EPSV: the server listens, and says on which port. RFC 2428 §3.</summary>
internal static class Epsv
{
    public static readonly Command Command = new("EPSV", "EPSV [<SP> <net-prt> | ALL]", "RFC 2428 §3")
    {
        Needs = Needs.Login,
        MayReply = [200, 229, 421, 425, 500, 501, 522, 530],
        Feature = "EPSV",
        Run = Run,
    };

    private static readonly Reply AllAccepted = new(200, "EPSV ALL: only EPSV from now on.");

    private static ValueTask<Outcome> Run(Session session, ReadOnlyMemory<byte> argument, CancellationToken cancellationToken)
    {
        bool isIPv4 = session.Facts.Local.Address.GetAddressBytes().Length == 4;
        switch (EpsvArgument.Parse(argument.Span))
        {
            case EpsvRequest.All:
                session.Dtp.ExtendedPassiveOnly = true;
                return new(AllAccepted);
            case EpsvRequest.Malformed:
                return new(Replies.SyntaxError(Command));
            case EpsvRequest.UnsupportedProtocol:
            case EpsvRequest.IPv4 when !isIPv4:
            case EpsvRequest.IPv6 when isIPv4:
                return new(DataPortRules.UseProtocol(isIPv4));
        }

        return session.Dtp.Listen() is { } port
            ? new(new Reply(229, $"Entering Extended Passive Mode ({ExtendedPort.Format(port)})."))
            : new(Replies.NoPassivePort);
    }
}
