using System.Net;

namespace Ferry.Ftp.Server.Commands;

/// <summary>PORT: the server will connect to the user, and to nobody else. RFC 959 §4.1.2, RFC 2577 §3.</summary>
internal static class Port
{
    public static readonly Command Command = new("PORT", "PORT <SP> <host-port>", "RFC 959 §4.1.2")
    {
        Needs = Needs.Login | Needs.Argument,
        MayReply = [200, 421, 500, 501, 503, 504, 530],
        Run = Run,
    };

    private static ValueTask<Outcome> Run(Session session, ReadOnlyMemory<byte> argument, CancellationToken cancellationToken) => new(
        HostPort.TryParse(argument.Span, out IPEndPoint endPoint)
            ? DataPortRules.ConnectTo(session, endPoint)
            : Replies.SyntaxError(Command));
}
