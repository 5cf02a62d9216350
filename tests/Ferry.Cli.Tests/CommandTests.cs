using Ferry.Accounts;

namespace Ferry.Cli.Tests;

public sealed class CommandTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("ferry-cli-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData("--help")]
    [InlineData("serve", "--help")]
    [InlineData("check", "--help")]
    [InlineData("user", "--help")]
    [InlineData("user", "hash", "-h")]
    [InlineData("completion", "--help")]
    public async Task Help_OfEveryCommand_HasExamples(params string[] args)
    {
        CommandRun run = new();

        Assert.Equal(0, await run.RunAsync(args));
        Assert.Contains("Examples:\n  ferry ", run.Output.ToString().ReplaceLineEndings("\n").Replace("pwgen", "ferry ", StringComparison.Ordinal).Replace("source", "ferry ", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Version_IsOneLine()
    {
        CommandRun run = new();

        Assert.Equal(0, await run.RunAsync("--version"));
        Assert.Single(run.Output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Check_Defaults_PrintsEveryLimit()
    {
        CommandRun run = new();

        Assert.Equal(0, await run.RunAsync("check"));
        Assert.Matches(@"(?m)^ftp\.idleTimeout +5m +default$", run.Output.ToString());
        Assert.Matches(@"(?m)^ftp\.maxSessionsPerAddress +50 +default$", run.Output.ToString());
    }

    [Fact]
    public async Task Check_File_PrintsOriginsAndFindsWhatThisMachineLacks()
    {
        string file = await WriteAsync("""{ "directory": "missing", "ftp": { "idleTimeout": "10m" } }""");
        CommandRun run = new() { Environment = { ["FERRY__FTP__UMASK"] = "077" } };

        Assert.Equal(2, await run.RunAsync("check", file));
        Assert.Matches($@"(?m)^ftp\.idleTimeout +10m +{file}:1:51$", run.Output.ToString());
        Assert.Matches(@"(?m)^ftp\.umask +077 +environment variable FERRY__FTP__UMASK$", run.Output.ToString());
        Assert.StartsWith($"{file}:1:16: directory: there is no directory ", run.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_BrokenFile_IsRefusedWithEveryError()
    {
        string file = await WriteAsync("{\n \"a\": 1,\n \"b\": 2 }");
        CommandRun run = new();

        Assert.Equal(2, await run.RunAsync("check", file));
        Assert.StartsWith($"{file}:2:2: a: ", run.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains($"\n{file}:3:2: b: ", run.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(run.Output.ToString());
    }

    [Fact]
    public async Task Check_Schema_IsPrinted()
    {
        CommandRun run = new();

        Assert.Equal(0, await run.RunAsync("check", "--schema"));
        Assert.StartsWith("{\n  \"$schema\"", run.Output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task UserHash_FromStandardInput_PrintsAHashOfTheFirstLine()
    {
        CommandRun run = new() { Input = "secret\nmore\n" };

        Assert.Equal(0, await run.RunAsync("user", "hash"));
        Assert.True(PasswordHash.TryParse(run.Output.ToString().TrimEnd(), out PasswordHash? hash, out _));
        Assert.True(hash.Verify("secret"));
    }

    [Fact]
    public async Task UserHash_AtATerminal_AsksTwice()
    {
        List<string> prompts = [];
        CommandRun run = new()
        {
            AskSecret = prompt =>
            {
                prompts.Add(prompt);
                return "secret";
            },
        };

        Assert.Equal(0, await run.RunAsync("user", "hash"));
        Assert.Equal(2, prompts.Count);
        Assert.StartsWith("$pbkdf2-sha256$", run.Output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "", "empty")]
    [InlineData("one", "two", "differ")]
    public async Task UserHash_NothingToHash_IsRefused(string first, string second, string problem)
    {
        Queue<string> answers = new([first, second]);
        CommandRun run = new() { AskSecret = _ => answers.Dequeue() };

        Assert.Equal(2, await run.RunAsync("user", "hash"));
        Assert.Contains(problem, run.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(run.Output.ToString());
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    public async Task Completion_KnownShell_PrintsAScript(string shell)
    {
        CommandRun run = new();

        Assert.Equal(0, await run.RunAsync("completion", shell));
        Assert.Contains("[suggest:", run.Output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Suggest_AfterDurability_OffersItsWords()
    {
        CommandRun run = new();

        Assert.Equal(0, await run.RunAsync("[suggest:25]", "ferry serve --durability "));
        Assert.Equal(["in-place", "renamed", "synced"], run.Output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task UnknownCommand_Is2()
    {
        CommandRun run = new();

        Assert.Equal(2, await run.RunAsync("sevre"));
        Assert.EndsWith("Try 'ferry --help'.", run.Error.ToString().TrimEnd(), StringComparison.Ordinal);
    }

    private async Task<string> WriteAsync(string json)
    {
        string file = Path.Combine(_directory, "ferry.json");
        await File.WriteAllTextAsync(file, json, TestContext.Current.CancellationToken);
        return file;
    }
}
