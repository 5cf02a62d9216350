namespace Ferry.EndToEnd.Tests.Processes;

/// <summary>How a program is started.</summary>
/// <param name="Program">Its name, looked up by <see cref="ProgramPath"/>, or its path.</param>
/// <param name="Arguments">Passed as they are, without a shell.</param>
/// <param name="Input">What it reads from its standard input; empty closes that at once.</param>
internal sealed record Invocation(string Program, IReadOnlyList<string> Arguments, string Input = "")
{
    public override string ToString() =>
        $"{Program} {string.Join(' ', Arguments.Select(argument => $"'{argument}'"))}"
        + (Input.Length == 0 ? "" : $"\n--- input\n{Input.TrimEnd()}");
}
