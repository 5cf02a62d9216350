using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Ferry.Accounts;

/// <summary>PBKDF2-HMAC-SHA256 (RFC 8018 §5.2) in a form like that of the Password Hashing Competition:
/// <c>$pbkdf2-sha256$i=iterations$salt$hash</c>, salt and hash in base64 without padding.</summary>
internal sealed class Pbkdf2Hash : PasswordHash
{
    public const string Prefix = "$pbkdf2-sha256$";
    public const int DefaultIterations = 600_000;

    // Fewer are no protection; more would let one login hold a core for seconds.
    private const int MinIterations = 1_000;
    private const int MaxIterations = 10_000_000;
    private const int SaltOctets = 16;
    private const int HashOctets = 32;

    private readonly int _iterations;
    private readonly byte[] _salt;
    private readonly byte[] _hash;

    private Pbkdf2Hash(string text, int iterations, byte[] salt, byte[] hash)
        : base(text)
    {
        _iterations = iterations;
        _salt = salt;
        _hash = hash;
    }

    public static new Pbkdf2Hash Create(string password, int iterations)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(iterations, MinIterations);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(iterations, MaxIterations);
        byte[] salt = RandomNumberGenerator.GetBytes(SaltOctets);
        byte[] hash = Derive(password, salt, iterations, HashOctets);
        string text = string.Create(
            CultureInfo.InvariantCulture, $"{Prefix}i={iterations}${Encode(salt)}${Encode(hash)}");
        return new(text, iterations, salt, hash);
    }

    public static Pbkdf2Hash? TryParse(string text)
    {
        // "", "pbkdf2-sha256", "i=600000", salt, hash
        string[] parts = text.Split('$');
        return parts.Length == 5
            && parts[2].StartsWith("i=", StringComparison.Ordinal)
            && int.TryParse(parts[2].AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out int iterations)
            && iterations is >= MinIterations and <= MaxIterations
            && TryDecode(parts[3], min: 8, max: 64, out byte[] salt)
            && TryDecode(parts[4], min: 16, max: 64, out byte[] hash)
                ? new(text, iterations, salt, hash)
                : null;
    }

    public override bool Verify(string password) =>
        CryptographicOperations.FixedTimeEquals(Derive(password, _salt, _iterations, _hash.Length), _hash);

    private static byte[] Derive(string password, byte[] salt, int iterations, int length) =>
        Rfc2898DeriveBytes.Pbkdf2(
            Encoding.UTF8.GetBytes(password), salt, iterations, HashAlgorithmName.SHA256, length);

    private static string Encode(byte[] octets) => Convert.ToBase64String(octets).TrimEnd('=');

    private static bool TryDecode(string text, int min, int max, out byte[] octets)
    {
        Span<byte> buffer = stackalloc byte[max];
        string padded = text.PadRight((text.Length + 3) / 4 * 4, '=');
        bool ok = Convert.TryFromBase64String(padded, buffer, out int length) && length >= min;
        octets = buffer[..length].ToArray();
        return ok;
    }
}
