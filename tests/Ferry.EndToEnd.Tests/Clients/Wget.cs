using Ferry.EndToEnd.Tests.Processes;

namespace Ferry.EndToEnd.Tests.Clients;

/// <summary>wget: fetches only; reads LIST for trees and for directories as web pages.</summary>
internal sealed class Wget : IForeignClient
{
    private static readonly string[] Active = ["--no-passive-ftp"];

    public string Name => "wget";

    public Invocation? For(FtpTarget target, Deed deed) => deed switch
    {
        Deed.Get get => Run(target, "--output-document", get.Local, target.Url(get.Remote)),
        Deed.GetText get => Run(target, "--output-document", get.Local, target.Url(get.Remote) + ";type=a"),
        Deed.ResumeGet get => Run(target, "--continue", "--output-document", get.Local, target.Url(get.Remote)),
        Deed.GetTree get => Run(
            target, "--recursive", "--level", "0", "--no-host-directories", "--cut-dirs", "1",
            "--restrict-file-names=unix,nocontrol", "--directory-prefix", get.Local, target.Url(get.Remote) + "/"),
        _ => null,
    };

    /// <summary>Starts wget with options that hold for every deed and then <paramref name="arguments"/>.</summary>
    public static Invocation Run(FtpTarget target, params string[] arguments) => new(
        "wget",
        [
            "--no-config", "--no-verbose", "--no-glob", "--tries", "1", "--timeout", "20", "--user", target.User, "--password",
            target.Password, .. target.IsPassive ? [] : Active,
            .. arguments,
        ]);
}
