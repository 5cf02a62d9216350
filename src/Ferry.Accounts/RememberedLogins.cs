using System.Security.Cryptography;
using System.Text;

namespace Ferry.Accounts;

/// <summary>Logins that were right before, so that a client that connects anew for every file pays the slow hash
/// once.</summary>
/// <remarks>What is kept is an HMAC-SHA256 over name, stored hash and password, under a random key that lives as long
/// as this object: no password, and nothing that outlives the process.</remarks>
internal sealed class RememberedLogins(int capacity = RememberedLogins.DefaultCapacity)
{
    /// <summary>At 32 octets each and some bookkeeping, 100 KiB.</summary>
    public const int DefaultCapacity = 1000;

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly Lock _lock = new();
    private readonly HashSet<Login> _logins = [];
    private readonly Queue<Login> _oldestFirst = new();

    public Login Describe(string name, PasswordHash hash, string password)
    {
        using IncrementalHash hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (string part in (ReadOnlySpan<string>)[name, hash.Text, password])
        {
            // Each part behind its length: or "ab" and "c" would be "a" and "bc".
            byte[] octets = Encoding.UTF8.GetBytes(part);
            BitConverter.TryWriteBytes(length, octets.Length);
            hmac.AppendData(length);
            hmac.AppendData(octets);
        }

        Span<byte> tag = stackalloc byte[32];
        hmac.GetHashAndReset(tag);
        return new(new UInt128(BitConverter.ToUInt64(tag), BitConverter.ToUInt64(tag[8..])),
            new UInt128(BitConverter.ToUInt64(tag[16..]), BitConverter.ToUInt64(tag[24..])));
    }

    public bool Contains(Login login)
    {
        lock (_lock)
        {
            return _logins.Contains(login);
        }
    }

    public void Add(Login login)
    {
        lock (_lock)
        {
            if (!_logins.Add(login))
            {
                return;
            }

            _oldestFirst.Enqueue(login);
            if (_oldestFirst.Count > capacity)
            {
                _logins.Remove(_oldestFirst.Dequeue());
            }
        }
    }

    /// <summary>One login's tag, 32 octets. Its bytes say nothing about the password without the key, so comparing them
    /// need not take constant time.</summary>
    internal readonly record struct Login(UInt128 Left, UInt128 Right);
}
