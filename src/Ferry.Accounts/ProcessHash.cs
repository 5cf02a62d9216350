using System.Security.Cryptography;
using System.Text;

namespace Ferry.Accounts;

/// <summary>A password of this process alone: HMAC-SHA256 under a key that was made at start and is written nowhere. It
/// keeps the password itself out of long-lived memory; a slow hash would protect nothing more here.</summary>
internal sealed class ProcessHash(string password) : PasswordHash(string.Empty)
{
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    private readonly byte[] _tag = Tag(password);

    public override bool Verify(string password) =>
        CryptographicOperations.FixedTimeEquals(Tag(password), _tag);

    private static byte[] Tag(string password) => HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes(password));
}
