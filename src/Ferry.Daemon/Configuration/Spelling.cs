namespace Ferry.Daemon.Configuration;

/// <summary>Finds what a misspelt word may have meant.</summary>
internal static class Spelling
{
    // Two slips of the finger; more and the guess is as good as any.
    private const int MaxDistance = 2;

    /// <summary>The known word nearest to <paramref name="word"/>, whole or by its last part, ignoring case; null where
    /// none is near.</summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        (string Word, int Distance)[] near =
        [
            .. known
                .Select(candidate => (Word: candidate, Distance: Math.Min(
                    Distance(word, candidate), Distance(LastPart(word), LastPart(candidate)))))
                .Where(candidate => candidate.Distance <= MaxDistance)
                .OrderBy(candidate => candidate.Distance),
        ];
        return near is [(string nearest, _), ..] ? nearest : null;
    }

    private static string LastPart(string key) => key[(key.LastIndexOf('.') + 1)..];

    // Levenshtein's distance, ignoring case.
    private static int Distance(string left, string right)
    {
        int[] previous = [.. Enumerable.Range(0, right.Length + 1)];
        for (int i = 0; i < left.Length; i++)
        {
            int[] current = new int[right.Length + 1];
            current[0] = i + 1;
            for (int j = 0; j < right.Length; j++)
            {
                int same = char.ToUpperInvariant(left[i]) == char.ToUpperInvariant(right[j]) ? 0 : 1;
                current[j + 1] = Math.Min(previous[j] + same, Math.Min(previous[j + 1], current[j]) + 1);
            }

            previous = current;
        }

        return previous[^1];
    }
}
