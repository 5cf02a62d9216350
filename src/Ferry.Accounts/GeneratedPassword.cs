using System.Security.Cryptography;

namespace Ferry.Accounts;

/// <summary>Makes passwords that can be read aloud and typed on the keypad of a device.</summary>
public static class GeneratedPassword
{
    // Without letters that are mistaken for others: c (k), l (1), q (k), x and y.
    private const string Consonants = "bdfghjkmnprstvwz";
    private const string Vowels = "aeiou";

    /// <summary>Makes one: three groups of consonant, vowel, consonant, vowel, consonant, such as
    /// <c>tidos-kemup-ravin</c>.</summary>
    /// <returns>17 lower-case letters and hyphens with 49.9 random bits: at the one guess a second that the server
    /// answers, some 17 million years on average.</returns>
    public static string Create() =>
        string.Create(17, 0, static (password, _) =>
        {
            for (int i = 0; i < password.Length; i++)
            {
                password[i] = (i % 6) switch
                {
                    5 => '-',
                    1 or 3 => Pick(Vowels),
                    _ => Pick(Consonants),
                };
            }
        });

    private static char Pick(string letters) => letters[RandomNumberGenerator.GetInt32(letters.Length)];
}
