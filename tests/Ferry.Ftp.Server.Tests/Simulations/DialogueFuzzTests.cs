using Ferry.Testing.Fuzzing;

namespace Ferry.Ftp.Server.Tests.Simulations;

/// <summary>A short run of <c>fuzz/run</c>. Alone, because it looks at the memory of the whole process.</summary>
[Collection(nameof(DialogueFuzzTests))]
[CollectionDefinition(nameof(DialogueFuzzTests), DisableParallelization = true)]
public class DialogueFuzzTests
{
    private const long GrowthAllowed = 8 * 1024 * 1024;

    [Fact]
    public async Task Dialogues_Damaged_LeaveTheServerAsItWas()
    {
        FuzzReport report = await DialogueFuzz.RunAsync(seed: 1, count: 5000);
        Assert.Null(report.Failure);
        Assert.InRange(report.GrownOctets, long.MinValue, GrowthAllowed);
    }
}
