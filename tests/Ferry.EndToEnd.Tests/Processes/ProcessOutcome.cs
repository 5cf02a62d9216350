namespace Ferry.EndToEnd.Tests.Processes;

/// <summary>What a program that has ended left: its exit code and all it wrote.</summary>
internal sealed record ProcessOutcome(Invocation Invocation, int ExitCode, string Output, string Errors)
{
    /// <summary>Fails the test unless the program said that it succeeded.</summary>
    public void AssertSuccess() => Assert.True(ExitCode == 0, ToString());

    public override string ToString() =>
        $"{Invocation}\n--- exit code {ExitCode}\n--- output\n{Output.TrimEnd()}\n--- errors\n{Errors.TrimEnd()}";
}
