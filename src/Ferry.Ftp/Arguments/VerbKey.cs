using System.Text;

namespace Ferry.Ftp;

/// <summary>A verb as a number, for tables: equal for <c>retr</c> and <c>RETR</c> (RFC 959 §5.3), made without allocating.</summary>
/// <param name="Value">The upper-case octets, the first in the lowest eight bits; 0 for what can be no verb.</param>
public readonly record struct VerbKey(ulong Value)
{
    /// <summary>Longest verb that has a key, in octets.</summary>
    public const int MaxLength = 8;

    /// <summary>Whether there is no verb.</summary>
    public bool IsNone => Value == 0;

    /// <summary>The key of a verb.</summary>
    /// <param name="verb">1–8 ASCII letters and digits; anything else has the key 0.</param>
    public static VerbKey From(ReadOnlySpan<byte> verb)
    {
        if (verb.Length > MaxLength)
        {
            return default;
        }

        ulong value = 0;
        for (int i = verb.Length - 1; i >= 0; i--)
        {
            if (!char.IsAsciiLetterOrDigit((char)verb[i]))
            {
                return default;
            }

            // Lower case differs from upper case in one bit, which digits have set.
            uint octet = verb[i] >= 'a' ? verb[i] & ~0x20U : verb[i];
            value = (value << 8) | octet;
        }

        return new(value);
    }

    /// <summary>The key of a verb written in the program.</summary>
    public static VerbKey From(string verb) => From(Encoding.UTF8.GetBytes(verb));

    /// <summary>The verb in upper case.</summary>
    public override string ToString()
    {
        Span<char> verb = stackalloc char[MaxLength];
        int length = 0;
        for (ulong rest = Value; rest != 0; rest >>= 8)
        {
            verb[length++] = (char)(rest & 0xFF);
        }

        return new(verb[..length]);
    }
}
