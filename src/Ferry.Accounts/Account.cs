namespace Ferry.Accounts;

/// <summary>Somebody who has logged in.</summary>
public sealed record Account
{
    /// <summary>The name, as the account has it.</summary>
    public required string Name { get; init; }

    /// <summary>What the account may do.</summary>
    public required Rights Rights { get; init; }

    /// <summary>Directory on this machine that the account sees as <c>/</c>; null for the server's own
    /// directory.</summary>
    public string? Home { get; init; }

    /// <summary>Whether this is anonymous FTP (RFC 1635).</summary>
    public bool IsAnonymous { get; init; }
}
