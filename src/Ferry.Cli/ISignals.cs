namespace Ferry.Cli;

/// <summary>How a running command hears from its operator.</summary>
internal interface ISignals
{
    /// <summary>Listens from now on, until the result is disposed.</summary>
    /// <param name="heard">Called for each signal, from any thread.</param>
    IDisposable Listen(Action<Signal> heard);
}
