using Ferry.EndToEnd.Tests.Processes;

namespace Ferry.EndToEnd.Tests.Clients;

/// <summary>NcFTP's one-shot programs: IPv4 only, other commands as raw FTP.</summary>
internal sealed class Ncftp : IForeignClient
{
    private static readonly string[] Quiet = ["-V"];

    public string Name => "ncftp";

    public bool Knows(IpFamily family, DataMode mode) => family == IpFamily.IPv4;

    public Invocation? For(FtpTarget target, Deed deed) => deed switch
    {
        Deed.Get get => Run("ncftpget", target, "-Z", "-C", $"{target.Address}", Undashed(get.Remote), get.Local),
        Deed.GetText get => Run("ncftpget", target, "-Z", "-a", "-C", $"{target.Address}", Undashed(get.Remote), get.Local),
        Deed.ResumeGet get => Run("ncftpget", target, "-z", "-C", $"{target.Address}", Undashed(get.Remote), get.Local),
        Deed.Put put => Run("ncftpput", target, "-C", $"{target.Address}", put.Local, Undashed(put.Remote)),
        Deed.PutText put => Run("ncftpput", target, "-a", "-C", $"{target.Address}", put.Local, Undashed(put.Remote)),
        // Without -s it would resume by sendfile and send the whole file again.
        Deed.ResumePut put => Run("ncftpput", target, "-z", "-s", "-C", $"{target.Address}", put.Local, Undashed(put.Remote)),
        Deed.Append append => Run("ncftpput", target, "-A", "-C", $"{target.Address}", append.Local, Undashed(append.Remote)),
        Deed.ListNames list => Run("ncftpls", target, "-1", target.Url(list.Directory) + "/"),
        Deed.Delete delete => Raw(target, $"DELE {delete.Remote}"),
        Deed.Rename rename => Raw(target, $"RNFR {rename.From}", $"RNTO {rename.To}"),
        Deed.MakeDirectory make => Raw(target, $"MKD {make.Remote}"),
        Deed.RemoveDirectory remove => Raw(target, $"RMD {remove.Remote}"),
        Deed.MakePrivate make => Raw(target, $"SITE CHMOD 600 {make.Remote}"),
        Deed.GetTree get => Run("ncftpget", target, "-R", "-T", $"{target.Address}", get.Local, Undashed(get.Remote)),
        Deed.PutTree put => Run("ncftpput", target, "-R", $"{target.Address}", Undashed(put.Remote), put.Local),
        _ => null,
    };

    // Names that look like options are for itself.
    private static string Undashed(string name) => name.StartsWith('-') ? $"./{name}" : name;

    private static Invocation Run(string program, FtpTarget target, params string[] arguments) => new(
        program,
        [
            "-u", target.User, "-p", target.Password, "-P", $"{target.Port}", "-r", "1", "-t", "20",
            target.IsPassive ? "-F" : "-E", .. program == "ncftpls" ? [] : Quiet,
            .. arguments,
        ]);

    private static Invocation Raw(FtpTarget target, params string[] commands) => Run(
        "ncftpls", target, ["-1", .. commands.SelectMany(command => new[] { "-W", command }), target.Url("")]);
}
