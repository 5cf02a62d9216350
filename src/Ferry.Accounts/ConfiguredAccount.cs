namespace Ferry.Accounts;

/// <summary>An account that the operator wrote down.</summary>
public sealed record ConfiguredAccount
{
    /// <summary>What USER says.</summary>
    public required string Name { get; init; }

    /// <summary>What PASS must match.</summary>
    public required PasswordHash Password { get; init; }

    /// <summary>What the account may do.</summary>
    /// <value>Default: everything.</value>
    public Rights Rights { get; init; } = Rights.All;

    /// <summary>Directory on this machine that the account sees as <c>/</c>; null for the server's own
    /// directory.</summary>
    public string? Home { get; init; }
}
