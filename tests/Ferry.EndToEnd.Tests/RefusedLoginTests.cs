using Ferry.EndToEnd.Tests.Clients;
using Ferry.EndToEnd.Tests.Files;
using Ferry.EndToEnd.Tests.Processes;

namespace Ferry.EndToEnd.Tests;

/// <summary>A wrong password, with a server for each guess: the server slows down who guesses.</summary>
public class RefusedLoginTests
{
    public static TheoryData<string> Clients => ForeignClients.ThatCan(new Deed.Get("", ""));

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task Get_WrongPassword_FetchesNothing(string client)
    {
        using TemporaryDirectory root = new();
        using TemporaryDirectory local = new();
        File.WriteAllBytes(root["file"], [1]);
        await using FerryProcess ferry = await new ServedDirectory(root.FullName).ServeAsync();
        FtpTarget target = ServedDirectory.Target(ferry) with { Password = "wrong" };

        IForeignClient foreign = ForeignClients.Named(client);
        ProcessOutcome outcome = await ExternalProcess.RunAsync(foreign.For(target, new Deed.Get("file", local["file"]))!, local.FullName);

        Assert.True(!foreign.ExitCodeTells || outcome.ExitCode != 0, outcome.ToString());
        Assert.False(File.Exists(local["file"]) && new FileInfo(local["file"]).Length > 0, outcome.ToString());
    }
}
