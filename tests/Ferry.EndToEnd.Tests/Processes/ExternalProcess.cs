using System.Diagnostics;
using System.Text;

namespace Ferry.EndToEnd.Tests.Processes;

/// <summary>Runs programs to their end, within a time, in an environment of their own.</summary>
internal static class ExternalProcess
{
    /// <summary>How long a program may take where the test does not say: far more than any needs on a busy machine.</summary>
    private static readonly TimeSpan DefaultLimit = TimeSpan.FromSeconds(60);

    /// <summary>Runs a program to its end.</summary>
    /// <param name="invocation">The program.</param>
    /// <param name="home">Working and home directory: the settings of whoever runs the tests stay out.</param>
    /// <param name="limit">After this the program is killed; default 60 s.</param>
    /// <exception cref="TimeoutException">The program was killed; the message has what it wrote until then.</exception>
    public static async Task<ProcessOutcome> RunAsync(Invocation invocation, string home, TimeSpan? limit = null)
    {
        ProcessStartInfo start = new(ProgramPath.Require(invocation.Program), invocation.Arguments)
        {
            WorkingDirectory = home,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/bin:/bin";
        start.Environment["HOME"] = home;
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["TZ"] = "UTC";
        start.Environment["TERM"] = "dumb";

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        Task<string> errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        await WriteAsync(process, invocation.Input);

        using CancellationTokenSource cutoff = CancellationTokenSource.CreateLinkedTokenSource(
            TestContext.Current.CancellationToken);
        cutoff.CancelAfter(limit ?? DefaultLimit);
        try
        {
            await process.WaitForExitAsync(cutoff.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            ProcessOutcome killed = new(invocation, -1, await output, await errors);
            throw new TimeoutException($"Killed after {limit ?? DefaultLimit}: {killed}");
        }

        return new ProcessOutcome(invocation, process.ExitCode, await output, await errors);
    }

    private static async Task WriteAsync(Process process, string input)
    {
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading; its exit code and what it wrote say more.
        }
    }
}
