using Ferry.EndToEnd.Tests.Processes;

namespace Ferry.EndToEnd.Tests.Clients;

/// <summary>Python's ftplib, which believes in PASV ports but not in PASV addresses; names in an encoding of choice.</summary>
/// <param name="encoding">How names are put into octets.</param>
internal sealed class PythonFtplib(string encoding = "utf-8") : IForeignClient
{
    public string Name => "ftplib";

    public Invocation? For(FtpTarget target, Deed deed) => deed switch
    {
        Deed.Get get => Run(target, "get", get.Remote, get.Local),
        Deed.GetText get => Run(target, "get-text", get.Remote, get.Local),
        Deed.ResumeGet get => Run(target, "resume-get", get.Remote, get.Local),
        Deed.Put put => Run(target, "put", put.Local, put.Remote),
        Deed.PutText put => Run(target, "put-text", put.Local, put.Remote),
        Deed.ResumePut put => Run(target, "resume-put", put.Local, put.Remote),
        Deed.Append append => Run(target, "append", append.Local, append.Remote),
        Deed.ListNames list => Run(target, "list", list.Directory),
        Deed.Delete delete => Run(target, "delete", delete.Remote),
        Deed.Rename rename => Run(target, "rename", rename.From, rename.To),
        Deed.MakeDirectory make => Run(target, "mkdir", make.Remote),
        Deed.RemoveDirectory remove => Run(target, "rmdir", remove.Remote),
        Deed.MakePrivate make => Run(target, "command", $"SITE CHMOD 600 {make.Remote}"),
        _ => null,
    };

    /// <summary>Starts the script <c>ftplib-client.py</c> with one of its deeds.</summary>
    public Invocation Run(FtpTarget target, params string[] deed) => new(
        "python3",
        [
            Path.Combine(AppContext.BaseDirectory, "Clients", "ftplib-client.py"),
            $"{target.Address}", $"{target.Port}", target.IsPassive ? "passive" : "active", target.User, target.Password, encoding,
            .. deed,
        ]);
}
