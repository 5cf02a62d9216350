using Ferry.Bench.Load;
using Ferry.Bench.Servers;
using Ferry.Bench.Workloads;

namespace Ferry.Bench;

/// <summary>Every server and every workload, in the order of the report.</summary>
internal static class Catalogue
{
    public static IReadOnlyList<FtpServer> Servers { get; } =
        [new FerryServer(), new VsftpdServer(), new ProftpdServer(), new PureFtpdServer(), new PyftpdlibServer()];

    /// <summary>Not run unless it is named.</summary>
    public static FtpServer Floor { get; } = new BareServer();

    public static IReadOnlyList<Workload> Workloads(Effort effort, Upload upload) =>
    [
        new BulkDownload(streams: 1, repeats: 3, effort),
        new BulkDownload(streams: 8, repeats: 1, effort),
        new BulkUpload(streams: 1, effort, upload),
        new BulkUpload(streams: 8, effort, upload),
        new SmallDownloads(sessions: 1, effort),
        new SmallDownloads(sessions: 16, effort),
        new SmallUploads(sessions: 1, effort, upload),
        new SmallUploads(sessions: 16, effort, upload),
        new Logins("login", "anonymous", Login.Anonymous, effort),
        new Logins("login-user", "a user with a password", Login.Bench, effort),
        new Listing("LIST", entries: 10_000, repeats: 5),
        new Listing("LIST", entries: 100_000, repeats: 1),
        new Listing("MLSD", entries: 10_000, repeats: 5),
        new Listing("MLSD", entries: 100_000, repeats: 1),
        new TextDownload(effort),
        new IdleSessions(1000),
        new IdleSessions(5000),
        new FirstGreeting(),
    ];
}
