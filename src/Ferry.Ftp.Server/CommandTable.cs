using System.Collections.Frozen;
using Ferry.Ftp.Server.Commands;

namespace Ferry.Ftp.Server;

/// <summary>Every command that the server knows. A new one is one file in Commands and one line here; HELP and FEAT follow.</summary>
internal static class CommandTable
{
    /// <summary>The commands, in the order of RFC 959 §4.1 and then of the RFCs that came after.</summary>
    public static readonly IReadOnlyList<Command> Commands =
    [
        User.Command, Pass.Command, Acct.Command, Cwd.Command, Cdup.Command, Rein.Command, Quit.Command,
        Port.Command, Pasv.Command, Ferry.Ftp.Server.Commands.Type.Command, Stru.Command, Mode.Command,
        Retr.Command, Stor.Command, Stou.Command, Appe.Command, Allo.Command, Rest.Command, Rnfr.Command, Rnto.Command,
        Abor.Command, Dele.Command, Rmd.Command, Mkd.Command, Pwd.Command, List.Command, Nlst.Command, Site.Command,
        Syst.Command, Stat.Command, Help.Command, Noop.Command,
        Cwd.Xcwd, Cdup.Xcup, Mkd.Xmkd, Rmd.Xrmd, Pwd.Xpwd,
        Feat.Command, Opts.Command, Eprt.Command, Epsv.Command,
        Mdtm.Command, Mfmt.Command, Mff.Command, Mlsd.Command, Mlst.Command, Size.Command,
        Avbl.Command, Clnt.Command,
        Hash.Command, Rang.Command, Xcrc.Command, Xmd5.Command, Xsha1.Command, Xsha256.Command, Xsha512.Command,
    ];

    /// <summary>What stands behind SITE.</summary>
    public static readonly IReadOnlyList<Command> SiteCommands =
    [
        SiteChmod.Command, SiteHelp.Command, SiteIdle.Command, SiteUmask.Command, SiteUtime.Command,
    ];

    /// <summary>The reply to HELP.</summary>
    public static readonly Reply HelpReply = ListOf(Commands, "Commands; HELP <SP> <command> shows the syntax:");

    /// <summary>The reply to SITE HELP.</summary>
    public static readonly Reply SiteHelpReply = ListOf(SiteCommands, "SITE commands:");

    private static readonly FrozenDictionary<VerbKey, Command> ByVerb = Commands.ToFrozenDictionary(c => VerbKey.From(c.Verb));
    private static readonly FrozenDictionary<VerbKey, Command> BySiteVerb = SiteCommands.ToFrozenDictionary(c => VerbKey.From(c.Verb));

    /// <summary>The command of that name in any case, or null.</summary>
    public static Command? Find(ReadOnlySpan<byte> verb) => ByVerb.GetValueOrDefault(VerbKey.From(verb));

    /// <summary>The SITE command of that name in any case, or null.</summary>
    public static Command? FindSite(ReadOnlySpan<byte> verb) => BySiteVerb.GetValueOrDefault(VerbKey.From(verb));

    /// <summary>Checks what the row demands.</summary>
    /// <returns>The reply that refuses, or null when the command may run.</returns>
    public static Reply? Refuse(Session session, Command command, ReadOnlyMemory<byte> argument)
    {
        if ((command.Needs & Needs.Login) != 0 && !session.IsLoggedIn)
        {
            return Replies.NotLoggedIn;
        }

        if (argument.IsEmpty ? (command.Needs & Needs.Argument) != 0 : (command.Needs & Needs.NoArgument) != 0)
        {
            return Replies.SyntaxError(command);
        }

        return session.Has(command.Rights) ? null : Replies.NoRight(command);
    }

    /// <summary>The reply to FEAT: a line for each row that has one (RFC 2389 §3.2).</summary>
    /// <param name="facts">The facts that this session has selected; the line of MLST tells them.</param>
    /// <param name="algorithm">The algorithm that it has selected; the line of HASH tells it.</param>
    public static Reply FeatureReply(FactNames facts, ChecksumAlgorithm algorithm)
    {
        string[] features =
        [
            .. Commands.Where(c => c.Feature is not null).Select(c => c.Feature!),
            FactSelection.FeatureLine(facts), ChecksumSelection.FeatureLine(algorithm), "TVFS", "UTF8",
        ];
        Array.Sort(features, StringComparer.Ordinal);
        return new Reply(211, "Features:\n" + string.Join('\n', features) + "\nEnd.");
    }

    private static Reply ListOf(IReadOnlyList<Command> commands, string heading)
    {
        IEnumerable<string> lines = commands.Select(c => c.Verb.PadRight(6)).Chunk(8).Select(row => string.Concat(row).TrimEnd());
        return new Reply(214, heading + "\n" + string.Join('\n', lines) + "\nEnd.");
    }
}
