using Ferry.EndToEnd.Tests.Processes;

namespace Ferry.EndToEnd.Tests.Clients;

/// <summary>curl: EPSV and EPRT first, one CWD a directory, other commands by --quote before the transfer.</summary>
internal sealed class Curl : IForeignClient
{
    private static readonly string[] Passive = ["--ftp-pasv"];
    private static readonly string[] Active = ["--ftp-port", "-"];

    public string Name => "curl";

    public Invocation? For(FtpTarget target, Deed deed) => deed switch
    {
        Deed.Get get => Run(target, "--output", get.Local, target.Url(get.Remote)),
        Deed.GetText get => Run(target, "--use-ascii", "--output", get.Local, target.Url(get.Remote)),
        Deed.ResumeGet get => Run(target, "--continue-at", "-", "--output", get.Local, target.Url(get.Remote)),
        Deed.Put put => Run(target, "--upload-file", put.Local, target.Url(put.Remote)),
        Deed.PutText put => Run(target, "--use-ascii", "--upload-file", put.Local, target.Url(put.Remote)),
        Deed.ResumePut put => Run(target, "--continue-at", "-", "--upload-file", put.Local, target.Url(put.Remote)),
        Deed.Append append => Run(target, "--append", "--upload-file", append.Local, target.Url(append.Remote)),
        Deed.ListNames list => Run(target, "--list-only", target.Url(list.Directory) + "/"),
        Deed.Delete delete => Quote(target, $"DELE {delete.Remote}"),
        Deed.Rename rename => Quote(target, $"RNFR {rename.From}", $"RNTO {rename.To}"),
        Deed.MakeDirectory make => Quote(target, $"MKD {make.Remote}"),
        Deed.RemoveDirectory remove => Quote(target, $"RMD {remove.Remote}"),
        Deed.MakePrivate make => Quote(target, $"SITE CHMOD 600 {make.Remote}"),
        _ => null,
    };

    /// <summary>Starts curl with options that hold for every deed and then <paramref name="arguments"/>.</summary>
    public static Invocation Run(FtpTarget target, params string[] arguments) => new(
        "curl",
        [
            "--disable", "--silent", "--show-error", "--globoff", "--user", $"{target.User}:{target.Password}",
            .. target.IsPassive ? Passive : Active,
            .. arguments,
        ]);

    private static Invocation Quote(FtpTarget target, params string[] commands) =>
        Run(target, [.. commands.SelectMany(command => new[] { "--quote", command }), "--head", target.Url("")]);
}
