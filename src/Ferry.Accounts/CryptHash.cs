using System.Security.Cryptography;
using System.Text;

namespace Ferry.Accounts;

/// <summary>A hash as /etc/shadow has it (crypt(5)), checked by the system's libcrypt.</summary>
internal sealed class CryptHash : PasswordHash
{
    // The schemes that are still worth something; DES, MD5 ($1$) and the like are refused as unknown.
    private static readonly string[] Prefixes = ["$5$", "$6$", "$y$", "$gy$", "$7$", "$2a$", "$2b$", "$2y$"];

    private CryptHash(string text)
        : base(text)
    {
    }

    public static bool Knows(string text) =>
        Prefixes.Any(prefix => text.StartsWith(prefix, StringComparison.Ordinal));

    public static CryptHash? TryParse(string text, out string? problem)
    {
        if (!SystemCrypt.IsAvailable)
        {
            problem = "needs libcrypt, which this system does not have; make one with 'ferry user hash'";
            return null;
        }

        // A trial run tells whether this libcrypt has the scheme, and whether the text is whole: the result has the
        // form of the stored hash, else the text was cut or is a setting without a hash.
        string? trial = SystemCrypt.Hash(string.Empty, text);
        if (trial is null || trial.Length != text.Length)
        {
            problem = "is not a well-formed hash of a kind that this system's libcrypt knows";
            return null;
        }

        problem = null;
        return new(text);
    }

    public override bool Verify(string password) =>
        SystemCrypt.Hash(password, Text) is { } hash
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(hash), Encoding.UTF8.GetBytes(Text));
}
