using System.Net;
using System.Text;
using Ferry.Accounts;
using Ferry.Daemon;

namespace Ferry.Cli;

/// <summary>For people: where the server is and what to type on the other side.</summary>
internal sealed class TextAnnouncement(TextWriter output) : IAnnouncement
{
    // The port that a URL need not name.
    private const int FtpPort = 21;

    public void Ready(FerryDaemon daemon, IReadOnlyDictionary<string, string> passwords)
    {
        StringBuilder lines = new();
        IPEndPoint[] addresses = [.. daemon.LocalEndPoints.SelectMany(Reachable).Distinct()];
        lines.Append($"Serving {Path.GetFullPath(daemon.Configuration.Directory)}\n\n");
        string label = "address";
        foreach (IPEndPoint address in addresses)
        {
            lines.Append($"  {label,-10}{Url(address)}\n");
            label = string.Empty;
        }

        foreach (ConfiguredAccount user in daemon.Configuration.Users)
        {
            lines.Append($"  {"user",-10}{user.Name}\n");
            if (passwords.TryGetValue(user.Name, out string? password))
            {
                lines.Append($"  {"password",-10}{password}\n");
            }
        }

        if (daemon.Configuration.Anonymous)
        {
            lines.Append($"  {"user",-10}anonymous, with any password, reading only\n");
        }

        if (addresses.Length > 0)
        {
            AppendCommands(lines, daemon, addresses[0], passwords);
        }

        if (daemon.PortNote is not null)
        {
            lines.Append($"\n{daemon.PortNote}\n");
        }

        lines.Append("\nCtrl-C stops; running transfers finish first.\n");
        OutputLines.Write(output, lines);
    }

    public void Stopped() => OutputLines.Write(output, new StringBuilder("Stopped.\n"));

    // The commands for the first user: a person shares these lines with the other side.
    private static void AppendCommands(
        StringBuilder lines, FerryDaemon daemon, IPEndPoint address, IReadOnlyDictionary<string, string> passwords)
    {
        string host = Host(address.Address);
        string port = address.Port == FtpPort ? string.Empty : $"-p {address.Port} ";
        ConfiguredAccount? user = daemon.Configuration.Users is [ConfiguredAccount first, ..] ? first : null;
        bool writes = user is not null && user.Rights.HasFlag(Rights.Create) && !daemon.Configuration.Ftp.ReadOnly;
        string upload = writes ? "-T FILE " : string.Empty;
        string curlUser = string.Empty;
        string lftpUser = string.Empty;
        if (user is not null)
        {
            // Without a password both programs ask for it.
            bool generated = passwords.TryGetValue(user.Name, out string? password);
            curlUser = $"-u {ShellWord.Quote(generated ? $"{user.Name}:{password}" : user.Name)} ";
            lftpUser = $"-u {ShellWord.Quote(generated ? $"{user.Name},{password}" : user.Name)} ";
        }

        lines.Append("\nOn the other side:\n\n")
            .Append($"  curl {curlUser}{upload}{ShellWord.Quote(Url(address))}\n")
            .Append($"  lftp {lftpUser}{port}{ShellWord.Quote(host)}\n");
    }

    private static IEnumerable<IPEndPoint> Reachable(IPEndPoint listening) =>
        listening.Address.Equals(IPAddress.IPv6Any) || listening.Address.Equals(IPAddress.Any)
            ? LocalAddresses.List(listening.Address).Select(address => new IPEndPoint(address, listening.Port))
            : [listening];

    private static string Url(IPEndPoint address) => address.Port == FtpPort
        ? $"ftp://{Host(address.Address)}/"
        : $"ftp://{Host(address.Address)}:{address.Port}/";

    private static string Host(IPAddress address) =>
        LocalAddresses.IsIPv6(address) ? $"[{address}]" : address.ToString();
}
