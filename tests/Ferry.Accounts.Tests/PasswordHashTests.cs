using System.Text;

namespace Ferry.Accounts.Tests;

public sealed class PasswordHashTests
{
    // Made once with Python: hashlib.pbkdf2_hmac("sha256", b"secret", b"0123456789abcdef", 1000), so by other code.
    private const string FromElsewhere =
        "$pbkdf2-sha256$i=1000$MDEyMzQ1Njc4OWFiY2RlZg$tiKWHy4FAGCWE8gn6GtKhaxD2OeeAUUWXFT/p1aaNl8";

    [Fact]
    public void Create_ItsPassword_Verifies()
    {
        PasswordHash made = PasswordHash.Create("grüße \0 🛥", iterations: 1000);

        Assert.True(PasswordHash.TryParse(made.Text, out PasswordHash? read, out _));
        Assert.True(read.Verify("grüße \0 🛥"));
        Assert.False(read.Verify("grüße"));
        Assert.False(read.Verify(""));
    }

    [Fact]
    public void Create_DefaultCost_IsWrittenInTheText()
    {
        Assert.StartsWith("$pbkdf2-sha256$i=600000$", PasswordHash.Create("x").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_SamePasswordTwice_DiffersBySalt()
    {
        Assert.NotEqual(PasswordHash.Create("x", 1000).Text, PasswordHash.Create("x", 1000).Text);
    }

    [Fact]
    public void Verify_HashMadeElsewhere_Agrees()
    {
        Assert.True(PasswordHash.TryParse(FromElsewhere, out PasswordHash? hash, out _));
        Assert.True(hash.Verify("secret"));
        Assert.False(hash.Verify("Secret"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("hunter2")]
    [InlineData("$1$abcdefgh$irWbblnpmw.5z7wgBnprh0")]
    [InlineData("$pbkdf2-sha256$")]
    [InlineData("$pbkdf2-sha256$i=999$MDEyMzQ1Njc4OWFiY2RlZg$MDEyMzQ1Njc4OWFiY2RlZg")]
    [InlineData("$pbkdf2-sha256$i=10000001$MDEyMzQ1Njc4OWFiY2RlZg$MDEyMzQ1Njc4OWFiY2RlZg")]
    [InlineData("$pbkdf2-sha256$i=1000$c2hvcnQ$MDEyMzQ1Njc4OWFiY2RlZg")]
    [InlineData("$pbkdf2-sha256$i=1000$MDEyMzQ1Njc4OWFiY2RlZg$dG9vIHNob3J0")]
    [InlineData("$pbkdf2-sha256$i=1000$MDEyMzQ1Njc4OWFiY2RlZg$not base64!")]
    [InlineData("$pbkdf2-sha256$i=1000$MDEyMzQ1Njc4OWFiY2RlZg$MDEyMzQ1Njc4OWFiY2RlZg$more")]
    public void TryParse_NoHash_SaysSoWithoutRepeatingIt(string text)
    {
        Assert.False(PasswordHash.TryParse(text, out _, out string? problem));
        Assert.True(text.Length == 0 || !problem.Contains(text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("$5$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc5", "Hello world!")]
    [InlineData("$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnI"
        + "FNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1", "Hello world!")]
    [InlineData("$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnI"
        + "FNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz", null)]
    [InlineData("$2b$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW", "U*U")]
    public void TryParse_HashOfShadow_VerifiesOrIsRefusedWhole(string text, string? password)
    {
        Assert.SkipUnless(SystemCrypt.IsAvailable, "This system has no libcrypt.");

        bool parsed = PasswordHash.TryParse(text, out PasswordHash? hash, out _);

        // No password: the last letter is cut off.
        Assert.Equal(password is not null, parsed);
        if (password is not null)
        {
            Assert.True(hash!.Verify(password));
            Assert.False(hash.Verify(password + "x"));
            Assert.False(hash.Verify(password + "\0x"));
        }
    }

    [Fact]
    public void TryParse_YescryptOfThisSystem_Verifies()
    {
        Assert.SkipUnless(SystemCrypt.IsAvailable, "This system has no libcrypt.");
        string? made = SystemCrypt.Hash("secret", "$y$j9T$F5Jx5fExrKuPp53xLKQ..1$");
        Assert.SkipWhen(made is null, "This system's libcrypt has no yescrypt.");

        Assert.True(PasswordHash.TryParse(made, out PasswordHash? hash, out _));
        Assert.True(hash.Verify("secret"));
        Assert.False(hash.Verify("secreu"));
    }

    [Fact]
    public void TryParse_SettingWithoutHash_IsRefused()
    {
        Assert.False(PasswordHash.TryParse("$6$saltstring", out _, out _));
    }

    [Fact]
    public void ForThisProcess_ItsPassword_VerifiesAndHasNoText()
    {
        PasswordHash hash = PasswordHash.ForThisProcess("secret");

        Assert.True(hash.Verify("secret"));
        Assert.False(hash.Verify("secret "));
        Assert.Equal(0, Encoding.UTF8.GetByteCount(hash.Text));
    }
}
