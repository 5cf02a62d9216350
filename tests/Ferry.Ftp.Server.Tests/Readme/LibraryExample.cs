using System.Net;
using Ferry.Accounts;
using Ferry.Network;
using Ferry.Storage;

namespace Ferry.Ftp.Server.Tests.Readme;

/// <summary>The README's "library in ten lines", compiled and run.</summary>
internal static class LibraryExample
{
    public static async Task<IPEndPoint> RunAsync(Func<IPEndPoint, Task> use)
    {
        MemoryStore files = new();
        files.AddFile("/hello.txt", "Hello over FTP.\n");
        await using FtpServer server = new(
            new FtpServerParts
            {
                Network = new SystemNetwork(),
                Accounts = new ConfiguredAccounts([], new AnonymousAccess()),
                Stores = account => files,
            },
            new FtpServerOptions { Listen = [new IPEndPoint(IPAddress.Loopback, 0)] });
        server.Start();
        Console.WriteLine($"curl ftp://{server.LocalEndPoints[0]}/hello.txt");
        await use(server.LocalEndPoints[0]);
        return server.LocalEndPoints[0];
    }
}
