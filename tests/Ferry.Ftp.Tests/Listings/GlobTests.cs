using System.Diagnostics;
using System.Text;

namespace Ferry.Ftp.Tests;

public class GlobTests
{
    [Theory]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("*", "", true)]
    [InlineData("*", "anything", true)]
    [InlineData("**", "x", true)]
    [InlineData("a", "a", true)]
    [InlineData("a", "A", false)]
    [InlineData("a", "ab", false)]
    [InlineData("*.txt", "a.txt", true)]
    [InlineData("*.txt", ".txt", true)]
    [InlineData("*.txt", "a.txt.gz", false)]
    [InlineData("a*b*c", "a-b-b-c", true)]
    [InlineData("a*b*c", "a-c-b", false)]
    [InlineData("*ab", "aab", true)]
    [InlineData("*aab*", "aaaab", true)]
    [InlineData("a*", "a", true)]
    [InlineData("?", "a", true)]
    [InlineData("?", "", false)]
    [InlineData("??", "a", false)]
    [InlineData("a?c", "abc", true)]
    [InlineData("*?", "", false)]
    [InlineData("[abc]", "b", true)]
    [InlineData("[abc]", "d", false)]
    [InlineData("[a-c]x", "bx", true)]
    [InlineData("[a-cx-z]", "y", true)]
    [InlineData("[a-cx-z]", "m", false)]
    [InlineData("[!a-c]", "d", true)]
    [InlineData("[!a-c]", "b", false)]
    [InlineData("[^a-c]", "b", false)]
    [InlineData("[]]", "]", true)]
    [InlineData("[]a]", "a", true)]
    [InlineData("[!]]", "]", false)]
    [InlineData("[!]]", "a", true)]
    [InlineData("[a-]", "-", true)]
    [InlineData("[-a]", "-", true)]
    [InlineData("[c-a]", "b", false)]
    [InlineData("[*?]", "*", true)]
    [InlineData("[*?]", "x", false)]
    [InlineData("[[]x", "[x", true)]
    [InlineData("[", "[", true)]
    [InlineData("[abc", "[abc", true)]
    [InlineData("[]", "[]", true)]
    [InlineData("[!]", "[!]", true)]
    [InlineData("a[", "a[", true)]
    [InlineData("*[a-c]", "xxb", true)]
    [InlineData("{a,b}", "a", false)]
    [InlineData("{a,b}", "{a,b}", true)]
    [InlineData("\\*", "*", false)]
    [InlineData("\\*", "\\x", true)]
    [InlineData("caf?", "caf\u00E9", true)]
    [InlineData("?", "\U0001F600", true)]
    [InlineData("[\u00E0-\u00FF]", "\u00E9", true)]
    [InlineData("[!\u00E9]", "\u00E8", true)]
    [InlineData("*\u00E9", "\u00E8\u00E9", true)]
    [InlineData("-l*", "-la", true)]
    public void IsMatch_FollowsTheShell(string pattern, string name, bool expected) =>
        Assert.Equal(expected, Glob.IsMatch(Encoding.UTF8.GetBytes(pattern), Encoding.UTF8.GetBytes(name)));

    [Theory]
    [InlineData("?", "\u00E9", true)]
    [InlineData("??", "\u00C3\u00E9", true)]
    [InlineData("a?b", "a\u0080b", true)]
    [InlineData("*\u00FF", "a\u00FF", true)]
    [InlineData("[\u00E9]", "\u00E9", true)]
    [InlineData("[!\u00E9]", "\u00E9", false)]
    public void IsMatch_NoUtf8_MatchesOctets(string pattern, string name, bool expected) =>
        Assert.Equal(expected, Glob.IsMatch(Octets.Of(pattern), Octets.Of(name)));

    [Theory]
    [InlineData("a.txt", false)]
    [InlineData("a*", true)]
    [InlineData("a?", true)]
    [InlineData("a[1]", true)]
    [InlineData("a]", false)]
    public void IsPattern_TellsWildcardsFromNames(string text, bool expected) =>
        Assert.Equal(expected, Glob.IsPattern(Octets.Of(text)));

    [Fact]
    public void IsMatch_RandomPatterns_AgreesWithTheDefinition()
    {
        const int seed = 20261120;
        Random random = new(seed);
        for (int round = 0; round < 20_000; round++)
        {
            byte[] pattern = RandomOf(random, "ab*?"u8, 8);
            byte[] name = RandomOf(random, "ab"u8, 8);
            Assert.True(
                ByDefinition(pattern, name) == Glob.IsMatch(pattern, name),
                $"seed {seed}: {Octets.Text(pattern)} against {Octets.Text(name)}");
        }
    }

    // Each of these takes a backtracking matcher longer than anybody waits; the bound here is some hundred times what is needed.
    [Theory]
    [InlineData("*a", 1000, "]b", "a", 4000)]
    [InlineData("*?", 1000, "]b", "a", 4000)]
    [InlineData("*[", 4000, "]b", "[", 4000)]
    [InlineData("*[ab]", 1000, "]b", "a", 4000)]
    [InlineData("[", 8000, "]b", "[", 4000)]
    [InlineData("[", 64000, "", "[", 8000)]
    public void IsMatch_HostilePattern_TakesNoLongerThanItsLength(
        string pattern, int times, string patternEnd, string name, int nameTimes)
    {
        byte[] hostile = Octets.Of("*" + string.Concat(Enumerable.Repeat(pattern, times)) + patternEnd);
        byte[] victim = Octets.Of(string.Concat(Enumerable.Repeat(name, nameTimes)) + "x");
        long start = Stopwatch.GetTimestamp();

        Glob.IsMatch(hostile, victim);

        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(10));
    }

    private static byte[] RandomOf(Random random, ReadOnlySpan<byte> alphabet, int maxLength)
    {
        byte[] octets = new byte[random.Next(maxLength + 1)];
        random.GetItems(alphabet, octets);
        return octets;
    }

    private static bool ByDefinition(ReadOnlySpan<byte> pattern, ReadOnlySpan<byte> name)
    {
        if (pattern.IsEmpty)
        {
            return name.IsEmpty;
        }

        if (pattern[0] == (byte)'*')
        {
            return ByDefinition(pattern[1..], name) || (!name.IsEmpty && ByDefinition(pattern, name[1..]));
        }

        return !name.IsEmpty
            && (pattern[0] == (byte)'?' || pattern[0] == name[0])
            && ByDefinition(pattern[1..], name[1..]);
    }
}
