namespace Ferry.Accounts;

/// <summary>Anonymous FTP (RFC 1635): the names <c>anonymous</c> and <c>ftp</c>, any password, reading only.</summary>
public sealed record AnonymousAccess
{
    /// <summary>The name that logs and events show, whichever of the two was given.</summary>
    public const string AccountName = "anonymous";

    /// <summary>Directory on this machine that anonymous users see as <c>/</c>; null for the server's own
    /// directory.</summary>
    public string? Home { get; init; }

    /// <summary>Whether a USER argument asks for anonymous FTP.</summary>
    public static bool IsAnonymousName(string name) =>
        name.Equals(AccountName, StringComparison.OrdinalIgnoreCase)
        || name.Equals("ftp", StringComparison.OrdinalIgnoreCase);
}
