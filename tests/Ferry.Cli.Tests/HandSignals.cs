namespace Ferry.Cli.Tests;

/// <summary>Signals that a test gives.</summary>
internal sealed class HandSignals : ISignals
{
    private Action<Signal>? _heard;

    public void Give(Signal signal) => _heard?.Invoke(signal);

    public IDisposable Listen(Action<Signal> heard)
    {
        _heard = heard;
        return new Deafness(this);
    }

    private sealed class Deafness(HandSignals signals) : IDisposable
    {
        public void Dispose() => signals._heard = null;
    }
}
