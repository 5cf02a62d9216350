using System.Runtime.InteropServices;

namespace Ferry.Cli;

/// <summary>The signals of this process.</summary>
internal sealed class ProcessSignals : ISignals
{
    public IDisposable Listen(Action<Signal> heard) => new Registrations(
    [
        Register(PosixSignal.SIGTERM, Signal.Stop, heard),
        Register(PosixSignal.SIGINT, Signal.Stop, heard),
        Register(PosixSignal.SIGHUP, Signal.Reload, heard),
    ]);

    private static PosixSignalRegistration Register(PosixSignal posix, Signal signal, Action<Signal> heard) =>
        PosixSignalRegistration.Create(posix, context =>
        {
            // Or the runtime would end the process as soon as this returns.
            context.Cancel = true;
            heard(signal);
        });

    private sealed class Registrations(PosixSignalRegistration[] registrations) : IDisposable
    {
        public void Dispose() => Array.ForEach(registrations, registration => registration.Dispose());
    }
}
