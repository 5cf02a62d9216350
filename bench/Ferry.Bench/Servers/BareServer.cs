using System.Globalization;
using Ferry.Bench.Processes;

namespace Ferry.Bench.Servers;

/// <summary>
/// The cheapest thing that could possibly work, as a floor: this program's own <see cref="BareResponder"/>. What it
/// cannot do faster, neither the load generator nor the kernel lets anyone do faster.
/// </summary>
internal sealed class BareServer : FtpServer
{
    /// <summary>The hidden first argument that turns this program into the responder.</summary>
    private const string Argument = "--bare";

    public const string ServerName = "bare";

    public override string Name => ServerName;

    public override bool IsPeer => false;

    public override Abilities Abilities => Abilities.None;

    protected override int FirstPassivePort => 6_000;

    public override string Version(Stage stage) => "(the floor)";

    public override string? WhyUnavailable(Stage stage) => null;

    public override LaunchPlan Plan(Stage stage, int port) => new(
    [
        Environment.ProcessPath!,
        Argument,
        port.ToString(CultureInfo.InvariantCulture),
        stage.Root,
        FirstPassivePort.ToString(CultureInfo.InvariantCulture),
        PassivePorts.ToString(CultureInfo.InvariantCulture),
    ]);

    /// <summary>Runs the responder when the command line asks for it; does not return then.</summary>
    public static void ServeIfAsked(string[] arguments)
    {
        if (arguments is [Argument, string port, string root, string firstPassivePort, string passivePorts])
        {
            BareResponder.Serve(Number(port), root, Number(firstPassivePort), Number(passivePorts));
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
