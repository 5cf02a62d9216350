using System.Text;
using System.Text.RegularExpressions;
using Ferry.Network;

namespace Ferry.Ftp.Server.Tests.Readme;

public class ReadmeTests
{
    private static readonly string Root = FindRoot();

    [Fact]
    public void LibraryExample_InTheReadme_IsTheOneThatRuns()
    {
        string readme = File.ReadAllText(Path.Combine(Root, "README.md"));
        string snippet = Regex.Match(readme, "```csharp\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
        string source = File.ReadAllText(Path.Combine(Root, "tests/Ferry.Ftp.Server.Tests/Readme/LibraryExample.cs"));

        Assert.NotEmpty(snippet);
        Assert.Contains(Normalized(snippet), Normalized(source), StringComparison.Ordinal);
    }

    [Fact]
    public Task LibraryExample_Started_GreetsAUser() => LibraryExample.RunAsync(async server =>
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        using IConnection user = await new SystemNetwork().ConnectAsync(null, server, cancellationToken);
        byte[] buffer = new byte[100];
        int count = await user.ReceiveAsync(buffer, cancellationToken);
        Assert.Equal("220 Ferry ready.\r\n", Encoding.UTF8.GetString(buffer, 0, count));
    });

    private static string Normalized(string code) => Regex.Replace(code, @"\s+", " ").Trim();

    private static string FindRoot()
    {
        string directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "Ferry.slnx")))
        {
            directory = Path.GetDirectoryName(directory) ?? throw new InvalidOperationException("Not inside the repository.");
        }

        return directory;
    }
}
