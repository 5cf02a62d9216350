using System.Net;
using Ferry.EndToEnd.Tests.Clients;
using Ferry.EndToEnd.Tests.Files;
using Ferry.EndToEnd.Tests.Processes;

namespace Ferry.EndToEnd.Tests;

/// <summary>One running server for the tests of a class, serving an empty directory to anna, whose password is secret.</summary>
public sealed class ServerFixture : IAsyncLifetime
{
    private readonly TemporaryDirectory _root = new();
    private FerryProcess? _ferry;
    private int _directories;

    internal FerryProcess Ferry => _ferry!;

    public async ValueTask InitializeAsync() =>
        _ferry = await FerryProcess.StartAsync(_root.FullName, Loopback.Addresses, "--user", "anna:secret", "--anonymous");

    public async ValueTask DisposeAsync()
    {
        if (_ferry is not null)
        {
            await _ferry.DisposeAsync();
        }

        _root.Dispose();
    }

    /// <summary>Where a client finds the server; skips the test where the machine has no such address.</summary>
    internal FtpTarget Target(IpFamily family = IpFamily.IPv4, DataMode mode = DataMode.Passive)
    {
        IPAddress address = family == IpFamily.IPv4 ? IPAddress.Loopback : IPAddress.IPv6Loopback;
        Assert.SkipUnless(Loopback.Addresses.Contains(address), "this machine has no ::1");
        return new(address, Ferry.Port(address), mode);
    }

    /// <summary>Makes a directory for one test: its name for clients and where it is on disk.</summary>
    internal (string Remote, string OnDisk) NewDirectory()
    {
        string name = $"test{Interlocked.Increment(ref _directories)}";
        return (name, Directory.CreateDirectory(_root[name]).FullName);
    }
}
