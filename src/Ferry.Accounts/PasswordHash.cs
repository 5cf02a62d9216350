using System.Diagnostics.CodeAnalysis;

namespace Ferry.Accounts;

/// <summary>What is kept instead of a password: enough to check one, too little to find it.</summary>
/// <remarks>Immutable; may be used from many threads. A check costs a core up to half a second on purpose:
/// never run it on a session's own thread.</remarks>
public abstract class PasswordHash
{
    private protected PasswordHash(string text) => Text = text;

    /// <summary>The hash as configurations store it; empty for a hash that only this process can check.</summary>
    public string Text { get; }

    /// <summary>Hashes a password for storing: PBKDF2-HMAC-SHA256 with a random salt, as
    /// <c>$pbkdf2-sha256$i=600000$salt$hash</c>.</summary>
    /// <param name="password">Any text; it is hashed as UTF-8.</param>
    /// <param name="iterations">1,000–10,000,000. Default 600,000: OWASP's advice of 2023 for this function.</param>
    public static PasswordHash Create(string password, int iterations = Pbkdf2Hash.DefaultIterations) =>
        Pbkdf2Hash.Create(password, iterations);

    /// <summary>Takes a password that this process was given or made itself. Checking it costs next to nothing, and the
    /// result cannot be stored: it is bound to this process by a random key.</summary>
    public static PasswordHash ForThisProcess(string password) => new ProcessHash(password);

    /// <summary>Reads a stored hash: <c>$pbkdf2-sha256$</c> everywhere; <c>$6$</c>, <c>$5$</c>, <c>$y$</c> and
    /// <c>$2b$</c> (and <c>$2a$</c>, <c>$2y$</c>) where the system has libcrypt.</summary>
    /// <param name="text">The hash.</param>
    /// <param name="hash">What was read.</param>
    /// <param name="problem">Why not, as the end of a sentence that begins with what holds the hash; it never repeats
    /// <paramref name="text"/>, which may be a password put there by mistake.</param>
    public static bool TryParse(
        string text, [NotNullWhen(true)] out PasswordHash? hash, [NotNullWhen(false)] out string? problem)
    {
        if (text.StartsWith(Pbkdf2Hash.Prefix, StringComparison.Ordinal))
        {
            hash = Pbkdf2Hash.TryParse(text);
            problem = hash is null ? "is not a well-formed pbkdf2-sha256 hash" : null;
        }
        else if (CryptHash.Knows(text))
        {
            hash = CryptHash.TryParse(text, out problem);
        }
        else
        {
            hash = null;
            problem = "is not a password hash that Ferry knows";
        }

        return hash is not null;
    }

    /// <summary>Whether the password is the one that was hashed. The comparison takes the same time wherever they
    /// differ.</summary>
    public abstract bool Verify(string password);
}
