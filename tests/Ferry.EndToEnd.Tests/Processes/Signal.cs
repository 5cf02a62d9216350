using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Ferry.EndToEnd.Tests.Processes;

/// <summary>Signals to a process by their numbers on Linux.</summary>
internal static partial class Signal
{
    public const int Hangup = 1;
    public const int Kill = 9;
    public const int Terminate = 15;

    public static void Send(Process process, int signal)
    {
        int result = SendNative(process.Id, signal);
        Assert.True(result == 0, $"kill({process.Id}, {signal}) failed with errno {Marshal.GetLastPInvokeError()}.");
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int SendNative(int processId, int signal);
}
