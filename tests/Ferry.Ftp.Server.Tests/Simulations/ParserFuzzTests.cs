using Ferry.Testing.Fuzzing;

namespace Ferry.Ftp.Server.Tests.Simulations;

/// <summary>A short run of <c>fuzz/run</c> over the parsers.</summary>
public class ParserFuzzTests
{
    [Fact]
    public void Parsers_DamagedInput_AcceptOnlyWhatMeansWhatItSays() =>
        Assert.Null(ParserFuzz.Run(seed: 1, count: 5000).Failure);
}
