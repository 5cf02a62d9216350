using System.Text;
using Ferry.Network;
using Ferry.Testing.Network;
using Ferry.Testing.Time;

namespace Ferry.Cli.Tests;

/// <summary>Runs the command in this process, in surroundings of the test's own.</summary>
internal sealed class CommandRun
{
    private Func<byte[]> _log = () => [];

    public MemoryNetwork Network { get; } = new();

    public HandSignals Signals { get; } = new();

    public SignallingWriter Output { get; } = new();

    public SignallingWriter Error { get; } = new();

    public Dictionary<string, string> Environment { get; } = [];

    public string Input { get; init; } = string.Empty;

    public Func<string, string>? AskSecret { get; init; }

    /// <summary>The log, once the command has ended.</summary>
    public string Log => Encoding.UTF8.GetString(_log());

    public Task<int> RunAsync(params string[] args)
    {
        // The command closes it; what was written stays.
        MemoryStream log = new();
        _log = log.ToArray;
        return FerryCommand.RunAsync(args, new Surroundings
        {
            Output = Output,
            Error = Error,
            Log = log,
            LogIsTerminal = true,
            Input = new StringReader(Input),
            AskSecret = AskSecret,
            Environment = Environment,
            Signals = Signals,
            Network = Network,
            Clock = new FakeClock(),
        });
    }

    /// <summary>Makes these ports impossible to listen on.</summary>
    public void Refuse(NetworkError error, params int[] ports) => Network.BeforeListen = local =>
    {
        if (ports.Contains(local.Port))
        {
            throw new NetworkException(error, "Refused by the test.");
        }
    };
}
