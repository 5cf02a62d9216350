using Ferry.Accounts;
using Ferry.Network;
using Ferry.Storage;

namespace Ferry.Ftp.Server;

/// <summary>What an FTP server is made of. The server owns none of it.</summary>
public sealed record FtpServerParts
{
    /// <summary>Where connections come from.</summary>
    public required INetwork Network { get; init; }

    /// <summary>Who may log in.</summary>
    public required IAccounts Accounts { get; init; }

    /// <summary>The tree that an account sees.</summary>
    /// <exception cref="StoreException">(of the function) The account's home is not there.</exception>
    public required Func<Account, IFileStore> Stores { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Who is told what happens.</summary>
    public IFtpEvents Events { get; init; } = new NoEvents();

    private sealed class NoEvents : IFtpEvents;
}
