namespace Ferry.Testing.Fuzzing;

/// <summary>The obvious recursive matcher, as slow as it is easy to believe; ASCII only.</summary>
internal static class NaiveGlob
{
    public static bool IsMatch(string pattern, string name)
    {
        if (pattern.Length == 0)
        {
            return name.Length == 0;
        }

        if (pattern[0] == '*')
        {
            return IsMatch(pattern[1..], name) || (name.Length > 0 && IsMatch(pattern, name[1..]));
        }

        if (name.Length == 0)
        {
            return false;
        }

        if (pattern[0] == '[' && BracketEnd(pattern) is > 0 and int end)
        {
            return InBracket(pattern[1..end], name[0]) && IsMatch(pattern[(end + 1)..], name[1..]);
        }

        return (pattern[0] == '?' || pattern[0] == name[0]) && IsMatch(pattern[1..], name[1..]);
    }

    // The first closing bracket that is not the first member, or -1.
    private static int BracketEnd(string pattern)
    {
        int firstMember = pattern.Length > 1 && pattern[1] is '!' or '^' ? 2 : 1;
        return firstMember + 1 <= pattern.Length ? pattern.IndexOf(']', firstMember + 1) : -1;
    }

    private static bool InBracket(string inside, char character)
    {
        bool negated = inside[0] is '!' or '^';
        string members = negated ? inside[1..] : inside;
        for (int i = 0; i < members.Length; i++)
        {
            bool isRange = i + 2 < members.Length && members[i + 1] == '-';
            char high = isRange ? members[i + 2] : members[i];
            if (character >= members[i] && character <= high)
            {
                return !negated;
            }

            i += isRange ? 2 : 0;
        }

        return negated;
    }
}
