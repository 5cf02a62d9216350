namespace Ferry.Ftp.Server.Commands;

/// <summary>SITE IDLE: how long this session may be idle.</summary>
internal static class SiteIdle
{
    public static readonly Command Command = new("IDLE", "SITE IDLE [<SP> <seconds>]", "Ferry")
    {
        Needs = Needs.Login,
        MayReply = [200, 421, 500, 501, 530],
        Run = Run,
    };

    private const int ShortestSeconds = 10;

    private static ValueTask<Outcome> Run(Session session, ReadOnlyMemory<byte> argument, CancellationToken cancellationToken)
    {
        TimeSpan longest = session.Options.MaxIdleTimeout;
        if (!argument.IsEmpty)
        {
            if (!OctetCount.TryParse(argument.Span, out long seconds) || seconds < ShortestSeconds || seconds > longest.TotalSeconds)
            {
                return new(new Reply(501, $"The idle time is {ShortestSeconds}-{longest.TotalSeconds:F0} seconds."));
            }

            session.IdleTimeout = TimeSpan.FromSeconds(seconds);
        }

        return new(new Reply(200, $"The idle time is {session.IdleTimeout.TotalSeconds:F0} seconds (at most {longest.TotalSeconds:F0})."));
    }
}
