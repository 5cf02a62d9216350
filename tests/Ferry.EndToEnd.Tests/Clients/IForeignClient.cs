using Ferry.EndToEnd.Tests.Processes;

namespace Ferry.EndToEnd.Tests.Clients;

/// <summary>An FTP client of another make: knows how its program is told to do something.</summary>
internal interface IForeignClient
{
    /// <summary>Its name in the tests.</summary>
    string Name { get; }

    /// <summary>Whether it can open data connections so.</summary>
    bool Knows(IpFamily family, DataMode mode) => true;

    /// <summary>Whether its exit code tells failure from success; otherwise only its deeds do.</summary>
    bool ExitCodeTells => true;

    /// <summary>How to start it for a deed.</summary>
    /// <returns>Null where the client has no way to do this.</returns>
    Invocation? For(FtpTarget target, Deed deed);
}
