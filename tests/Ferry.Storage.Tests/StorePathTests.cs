using System.Text;

namespace Ferry.Storage.Tests;

public sealed class StorePathTests
{
    [Theory]
    [InlineData("", "/")]
    [InlineData("/", "/")]
    [InlineData("//", "/")]
    [InlineData(".", "/")]
    [InlineData("..", "/")]
    [InlineData("../../..", "/")]
    [InlineData("/..", "/")]
    [InlineData("a", "/a")]
    [InlineData("/a/", "/a")]
    [InlineData("a//b", "/a/b")]
    [InlineData("a/./b", "/a/b")]
    [InlineData("a/../b", "/b")]
    [InlineData("a/b/../..", "/")]
    [InlineData("a/../../b", "/b")]
    [InlineData("...", "/...")]
    [InlineData("..a", "/..a")]
    [InlineData("a/..b/.c", "/a/..b/.c")]
    [InlineData(" ", "/ ")]
    [InlineData("\\..\\a", "/\\..\\a")]
    public void Parse_Spelling_IsNormalised(string spelling, string expected) =>
        Assert.Equal(expected, StorePath.Parse(spelling).ToString());

    [Theory]
    [InlineData("/a/b", "", "/a/b")]
    [InlineData("/a/b", "c", "/a/b/c")]
    [InlineData("/a/b", "/c", "/c")]
    [InlineData("/a/b", "..", "/a")]
    [InlineData("/a/b", "../../..", "/")]
    [InlineData("/a/b", "../c/./d", "/a/c/d")]
    [InlineData("/a/b", "../../../../c", "/c")]
    public void TryResolve_RelativeOrAbsolute_StartsWhereItSays(string directory, string path, string expected)
    {
        Assert.True(StorePath.Parse(directory).TryResolve(Encoding.UTF8.GetBytes(path), out StorePath resolved));
        Assert.Equal(expected, resolved.ToString());
    }

    [Fact]
    public void TryResolve_Nul_IsRefused()
    {
        Assert.False(StorePath.Root.TryResolve("a\0b"u8, out _));
        Assert.Throws<ArgumentException>(() => StorePath.Parse("a\0b"));
    }

    [Fact]
    public void TryResolve_NotUtf8_KeepsTheOctets()
    {
        byte[] octets = [0xFF, 0xFE, (byte)'/', 0x80];
        Assert.True(StorePath.Root.TryResolve(octets, out StorePath resolved));
        Assert.Equal(octets, resolved.Relative.ToArray());
    }

    [Fact]
    public void Default_IsTheRoot()
    {
        StorePath path = default;

        Assert.True(path.IsRoot);
        Assert.Equal(StorePath.Root, path);
        Assert.Equal("/", path.ToString());
        Assert.True(path.Relative.IsEmpty);
        Assert.True(path.Name.IsEmpty);
        Assert.Equal(StorePath.Root, path.Parent);
    }

    [Fact]
    public void Parts_OfAPath_AreNameAndParent()
    {
        StorePath path = StorePath.Parse("/a/b/c");

        Assert.Equal("c"u8, path.Name);
        Assert.Equal("a/b/c"u8, path.Relative);
        Assert.Equal(StorePath.Parse("/a/b"), path.Parent);
        Assert.Equal(StorePath.Root, StorePath.Parse("/a").Parent);
    }

    [Fact]
    public void Child_OfRootAndOthers_HasOneSlash()
    {
        Assert.Equal("/a", StorePath.Root.Child("a"u8).ToString());
        Assert.Equal("/a/b", StorePath.Parse("a").Child("b"u8).ToString());
    }

    [Fact]
    public void Equality_SameOctets_IsSame()
    {
        StorePath left = StorePath.Parse("/a/b");
        StorePath right = StorePath.Parse("a//b/");

        Assert.True(left == right);
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
        Assert.True(left != StorePath.Parse("/A/b"));
        Assert.False(left.Equals("/a/b"));
    }
}
