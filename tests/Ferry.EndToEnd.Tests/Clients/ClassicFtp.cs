using System.Text;
using Ferry.EndToEnd.Tests.Processes;

namespace Ferry.EndToEnd.Tests.Clients;

/// <summary>A descendant of the BSD <c>ftp</c> program: commands come from standard input, failures do not reach the exit
/// code.</summary>
/// <param name="program">Name of the program.</param>
internal abstract class ClassicFtp(string program) : IForeignClient
{
    public string Name => program;

    public bool ExitCodeTells => false;

    public Invocation? For(FtpTarget target, Deed deed) => deed switch
    {
        Deed.Get get => Run(target, "binary", $"get {Quote(get.Remote)} {Quote(get.Local)}"),
        Deed.GetText get => Run(target, "ascii", $"get {Quote(get.Remote)} {Quote(get.Local)}"),
        Deed.ResumeGet get => Run(target, "binary", $"reget {Quote(get.Remote)} {Quote(get.Local)}"),
        Deed.Put put => Run(target, "binary", $"put {Quote(put.Local)} {Quote(put.Remote)}"),
        Deed.PutText put => Run(target, "ascii", $"put {Quote(put.Local)} {Quote(put.Remote)}"),
        Deed.Append append => Run(target, "binary", $"append {Quote(append.Local)} {Quote(append.Remote)}"),
        Deed.ListNames list => Run(target, $"nlist {Quote(list.Directory)}"),
        Deed.Delete delete => Run(target, $"delete {Quote(delete.Remote)}"),
        Deed.Rename rename => Run(target, $"rename {Quote(rename.From)} {Quote(rename.To)}"),
        Deed.MakeDirectory make => Run(target, $"mkdir {Quote(make.Remote)}"),
        Deed.RemoveDirectory remove => Run(target, $"rmdir {Quote(remove.Remote)}"),
        Deed.MakePrivate make => Run(target, $"chmod 600 {Quote(make.Remote)}"),
        _ => null,
    };

    /// <summary>Starts the program and logs in, then gives it <paramref name="commands"/>; it says nothing but what it is
    /// asked for and what goes wrong.</summary>
    public Invocation Run(FtpTarget target, params string[] commands) =>
        Converse(target, [], [$"user {target.User} {target.Password}", .. commands]);

    /// <summary>Starts the program without logging in.</summary>
    public Invocation Converse(FtpTarget target, IReadOnlyList<string> options, IReadOnlyList<string> commands)
    {
        // -n: no login from a file, -i: no questions, -g: names are names.
        string mode = target.IsPassive ? "-p" : "-A";
        return new(
            program,
            ["-n", "-i", "-g", mode, .. options, $"{target.Address}", $"{target.Port}"],
            string.Join('\n', [.. commands, "quit", ""]));
    }

    private static string Quote(string text)
    {
        StringBuilder quoted = new();
        foreach (char character in text)
        {
            if (" \t\"\\$!".Contains(character, StringComparison.Ordinal))
            {
                quoted.Append('\\');
            }

            quoted.Append(character);
        }

        return quoted.ToString();
    }
}
