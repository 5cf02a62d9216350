using Ferry.Accounts;

namespace Ferry.Daemon.Configuration;

/// <summary>A user of whom not everything may have been said yet: file and environment each may give a part.</summary>
internal sealed record UserDraft(string Name, Origin Origin)
{
    public PasswordHash? Password { get; init; }

    public Rights Rights { get; init; } = Rights.All;

    public string? Home { get; init; }
}
