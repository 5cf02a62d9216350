using Ferry.EndToEnd.Tests.Processes;

namespace Ferry.EndToEnd.Tests.Clients;

/// <summary>lftp: pipelines commands, keeps times with MDTM and MFMT, and reads LIST here: it would prefer MLSD.</summary>
internal sealed class Lftp : IForeignClient
{
    public string Name => "lftp";

    public Invocation? For(FtpTarget target, Deed deed) => deed switch
    {
        Deed.Get get => Run(target, $"get -- {Quote(get.Remote)} -o {Quote(get.Local)}"),
        Deed.GetText get => Run(target, $"get -a -- {Quote(get.Remote)} -o {Quote(get.Local)}"),
        Deed.ResumeGet get => Run(target, $"get -c -- {Quote(get.Remote)} -o {Quote(get.Local)}"),
        Deed.Put put => Run(target, $"put -- {Quote(put.Local)} -o {Quote(put.Remote)}"),
        Deed.PutText put => Run(target, $"put -a -- {Quote(put.Local)} -o {Quote(put.Remote)}"),
        Deed.ResumePut put => Run(target, $"put -c -- {Quote(put.Local)} -o {Quote(put.Remote)}"),
        Deed.ListNames list => Run(target, $"cls -1 -a --filesize -- {Quote(list.Directory)}/"),
        Deed.Delete delete => Run(target, $"rm -- {Quote(delete.Remote)}"),
        Deed.Rename rename => Run(target, $"mv {Quote(Undashed(rename.From))} {Quote(Undashed(rename.To))}"),
        Deed.MakeDirectory make => Run(target, $"mkdir -- {Quote(make.Remote)}"),
        Deed.RemoveDirectory remove => Run(target, $"rmdir -- {Quote(remove.Remote)}"),
        Deed.MakePrivate make => Run(target, $"chmod 600 {Quote(make.Remote)}"),
        Deed.GetTree get => Run(target, $"mirror -- {Quote(get.Remote)} {Quote(get.Local)}"),
        Deed.PutTree put => Run(target, $"mirror --reverse -- {Quote(put.Local)} {Quote(put.Remote)}"),
        _ => null,
    };

    /// <summary>Starts lftp with one of its own command lines, logged in.</summary>
    public static Invocation Run(FtpTarget target, string command) => new(
        "lftp",
        [
            "--norc", "-c",
            "set cmd:fail-exit true; set net:max-retries 1; set net:timeout 20; set ftp:ssl-allow false; set xfer:clobber true; set ftp:use-mlsd false; "
            + $"set ftp:passive-mode {(target.IsPassive ? "true" : "false")}; "
            + $"open -u {target.User},{target.Password} ftp://{target.Host}:{target.Port}; {command}",
        ]);

    // With "--", two names look like many, and mv takes the last for a directory.
    private static string Undashed(string name) => name.StartsWith('-') ? $"./{name}" : name;

    private static string Quote(string text) => $"\"{text.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"";
}
