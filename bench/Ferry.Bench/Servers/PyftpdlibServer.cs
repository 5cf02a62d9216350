using Ferry.Bench.Load;
using Ferry.Bench.Processes;

namespace Ferry.Bench.Servers;

/// <summary>pyftpdlib as its documentation starts it: one process and one event loop for all sessions.</summary>
internal sealed class PyftpdlibServer : FtpServer
{
    private const string Library = "usr/lib/python3/dist-packages";

    public override string Name => "pyftpdlib";

    public override int MaxIdleSessions => 5000;

    protected override int FirstPassivePort => 22_000;

    public override string Version(Stage stage) => PackageVersion(stage, "python3-pyftpdlib");

    public override string? WhyUnavailable(Stage stage) =>
        (Directory.Exists(Path.Combine(stage.Peers, Library, "pyftpdlib")), File.Exists("/usr/bin/python3")) switch
        {
            (false, _) => "python3-pyftpdlib is not unpacked (bench/peers says why)",
            (_, false) => "python3 is missing (apt-get install python3)",
            _ => null,
        };

    public override LaunchPlan Plan(Stage stage, int port)
    {
        string script = stage.WriteState($"pyftpdlib-{port}.py", $"""
            import logging
            import warnings
            warnings.simplefilter("ignore")
            from pyftpdlib.authorizers import DummyAuthorizer
            from pyftpdlib.handlers import FTPHandler
            from pyftpdlib.servers import FTPServer

            logging.basicConfig(level=logging.CRITICAL)
            authorizer = DummyAuthorizer()
            authorizer.add_user("{Login.UserName}", "{Login.Password}", "{stage.Root}", perm="elradfmwMT")
            authorizer.add_anonymous("{stage.Root}")
            FTPHandler.authorizer = authorizer
            FTPHandler.passive_ports = range({FirstPassivePort}, {LastPassivePort + 1})
            FTPHandler.use_sendfile = True
            FTPHandler.timeout = 3600
            FTPServer.max_cons = 0
            FTPServer.max_cons_per_ip = 0
            FTPServer(("127.0.0.1", {port}), FTPHandler, backlog=1024).serve_forever(handle_exit=False)

            """);
        return new LaunchPlan(["/usr/bin/python3", script])
        {
            Environment = new Dictionary<string, string> { ["PYTHONPATH"] = Path.Combine(stage.Peers, Library) },
        };
    }
}
