using System.Net;

namespace Ferry.Ftp.Server.Commands;

/// <summary>EPRT: PORT for every network protocol. RFC 2428 §2.</summary>
internal static class Eprt
{
    public static readonly Command Command = new("EPRT", "EPRT <SP> <d> <net-prt> <d> <net-addr> <d> <tcp-port> <d>", "RFC 2428 §2")
    {
        Needs = Needs.Login | Needs.Argument,
        MayReply = [200, 421, 500, 501, 503, 504, 522, 530],
        Feature = "EPRT",
        Run = Run,
    };

    private static ValueTask<Outcome> Run(Session session, ReadOnlyMemory<byte> argument, CancellationToken cancellationToken) => new(
        ExtendedPort.TryParse(argument.Span, out IPEndPoint endPoint) switch
        {
            EprtStatus.Valid => DataPortRules.ConnectTo(session, endPoint),
            EprtStatus.UnsupportedProtocol =>
                DataPortRules.UseProtocol(session.Facts.Remote.Address.GetAddressBytes().Length == 4),
            _ => Replies.SyntaxError(Command),
        });
}
