using Ferry.Ftp;
using Ferry.Ftp.Server;
using Ferry.Storage;
using Microsoft.Extensions.Logging;

namespace Ferry.Daemon.Configuration;

/// <summary>Every setting but those of users: the one table from which the file, the environment, <c>ferry check</c>,
/// the schema and the reference work. A new option is one row.</summary>
internal static class FerrySettings
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static readonly IReadOnlyList<Setting<FerryConfiguration>> All =
    [
        Row(
            "directory",
            new PathType("."),
            c => c.Directory,
            (c, v) => c with { Directory = v! },
            "The directory that is served to everybody without a home of their own."),
        Row(
            "durability",
            new ChoiceType<Durability>(
                ("synced", Durability.Synced), ("renamed", Durability.Renamed), ("in-place", Durability.InPlace)),
            c => c.Durability,
            (c, v) => c with { Durability = v },
            "What a completed upload survives. synced: a power failure; costs a wait for the disk at each upload. renamed: "
            + "a crash of Ferry, and readers never see half a file; a power failure may lose the last uploads. in-place: "
            + "written straight into the visible file, as most servers do."),
        Row(
            "anonymous",
            new SwitchType(),
            c => c.Anonymous,
            (c, v) => c with { Anonymous = v },
            "Anonymous FTP (RFC 1635): the names anonymous and ftp, any password, reading only."),
        Row(
            "anonymousHome",
            new PathType("the server's directory"),
            c => c.AnonymousHome,
            (c, v) => c with { AnonymousHome = v },
            "The directory that anonymous users see as /."),
        Row(
            "ftp.addresses",
            new AddressesType(),
            c => c.Addresses,
            (c, v) => c with { Addresses = v },
            "Where to listen. 0.0.0.0 stands for all IPv4 addresses, :: for all of both kinds."),
        Row(
            "ftp.port",
            new PortType(),
            c => c.Port,
            (c, v) => c with { Port = v },
            "The port of the control connection. auto takes 21, or 2121 where 21 is in use or not allowed."),
        Ftp(
            "greeting",
            new TextType(),
            o => o.Greeting,
            (o, v) => o with { Greeting = v },
            "The text after 220. It names no version, which would only help an attacker."),
        Ftp(
            "welcome",
            new TextType(),
            o => o.Welcome,
            (o, v) => o with { Welcome = v },
            "The text after 230."),
        Ftp(
            "readOnly",
            new SwitchType(),
            o => o.ReadOnly,
            (o, v) => o with { ReadOnly = v },
            "Nobody writes, whatever their rights."),
        Ftp(
            "passivePorts",
            new PortRangeType(),
            o => (First: o.PassivePortMin, Last: o.PassivePortMax),
            (o, v) => o with { PassivePortMin = v.First, PassivePortMax = v.Last },
            "Ports for passive data connections, both ends included; a firewall must let them in. One port serves one "
            + "session at a time. any: 61000-65535 and, where all those are taken, whatever is free."),
        Ftp(
            "passiveAddress",
            new Ipv4AddressType(),
            o => o.PassiveAddress,
            (o, v) => o with { PassiveAddress = v },
            "The IPv4 address that PASV tells, where a NAT stands before the server. none: the control connection's own."),
        Ftp(
            "activeMode",
            new SwitchType(),
            o => o.ActiveMode,
            (o, v) => o with { ActiveMode = v },
            "Whether PORT and EPRT are offered."),
        Ftp(
            "umask",
            new OctalType(),
            o => o.Umask,
            (o, v) => o with { Umask = v },
            "Permission bits taken away from new files and directories, until SITE UMASK says otherwise."),
        Ftp(
            "ebcdicCodePage",
            new ChoiceType<EbcdicCodePage>(("ibm-1047", EbcdicCodePage.Ibm1047), ("ibm-037", EbcdicCodePage.Ibm037)),
            o => o.EbcdicCodePage,
            (o, v) => o with { EbcdicCodePage = v },
            "The EBCDIC of TYPE E. ibm-1047: Latin-1 as z/OS UNIX has it. ibm-037: Latin-1 as IBM i has it."),
        Ftp(
            "maxCommandLine",
            new NumberType(256, 65536),
            o => o.MaxCommandLine,
            (o, v) => o with { MaxCommandLine = v },
            "Longest command line in octets; longer ones draw 500. The default is twice the longest path of Linux."),
        Ftp(
            "loginTimeout",
            new DurationType(Second, Hour),
            o => o.LoginTimeout,
            (o, v) => o with { LoginTimeout = v },
            "From the connection to a login, all together. A person can type a password, a slow attacker cannot camp."),
        Ftp(
            "idleTimeout",
            new DurationType(Second, Day),
            o => o.IdleTimeout,
            (o, v) => o with { IdleTimeout = v },
            "How long a session may be silent; then 421. RFC 1123 §4.1.3.2 asks for at least 5 minutes."),
        Ftp(
            "maxIdleTimeout",
            new DurationType(Second, Day),
            o => o.MaxIdleTimeout,
            (o, v) => o with { MaxIdleTimeout = v },
            "The most that SITE IDLE may ask for."),
        Ftp(
            "dataOpenTimeout",
            new DurationType(Second, 10 * Minute),
            o => o.DataOpenTimeout,
            (o, v) => o with { DataOpenTimeout = v },
            "How long a data connection may take to stand; then 425."),
        Ftp(
            "stallTimeout",
            new DurationType(Second, Hour),
            o => o.StallTimeout,
            (o, v) => o with { StallTimeout = v },
            "How long a transfer may move nothing; then 426."),
        Ftp(
            "drainTimeout",
            new DurationType(TimeSpan.Zero, Day),
            o => o.DrainTimeout,
            (o, v) => o with { DrainTimeout = v },
            "How long a stop waits for running transfers. The default is less than the 90 s of systemd."),
        Ftp(
            "maxSessions",
            new NumberType(1, 1_000_000),
            o => o.MaxSessions,
            (o, v) => o with { MaxSessions = v },
            "Sessions in all; one more draws 421."),
        Ftp(
            "maxSessionsPerAddress",
            new NumberType(1, 1_000_000),
            o => o.MaxSessionsPerAddress,
            (o, v) => o with { MaxSessionsPerAddress = v },
            "Sessions from one address (IPv6: one /64); one more draws 421. Clients open up to 10 or so, and several users "
            + "may share a NAT."),
        Ftp(
            "maxLoginAttempts",
            new NumberType(1, 100),
            o => o.MaxLoginAttempts,
            (o, v) => o with { MaxLoginAttempts = v },
            "Wrong passwords in one session; the last one draws 421."),
        Ftp(
            "freeLoginFailures",
            new NumberType(1, 1000),
            o => o.FreeLoginFailures,
            (o, v) => o with { FreeLoginFailures = v },
            "Wrong passwords from one address (IPv6: one /64) before answers are delayed, 1 s at first, then doubling."),
        Ftp(
            "maxLoginDelay",
            new DurationType(TimeSpan.Zero, Minute),
            o => o.MaxLoginDelay,
            (o, v) => o with { MaxLoginDelay = v },
            "The longest such delay."),
        Ftp(
            "maxListedEntries",
            new NumberType(1, 100_000_000),
            o => o.MaxListedEntries,
            (o, v) => o with { MaxListedEntries = v },
            "Entries that one listing shows at most; the reply says when some were left out."),
        Ftp(
            "maxListingDepth",
            new NumberType(1, 100),
            o => o.MaxListingDepth,
            (o, v) => o with { MaxListingDepth = v },
            "How deep LIST -R descends."),
        Row(
            "log.level",
            new ChoiceType<LogLevel>(
                ("debug", LogLevel.Debug),
                ("information", LogLevel.Information),
                ("warning", LogLevel.Warning),
                ("error", LogLevel.Error),
                ("none", LogLevel.None)),
            c => c.LogLevel,
            (c, v) => c with { LogLevel = v },
            "The least level that is logged. debug shows every command and reply. What a client does wrong is never an "
            + "error, at most a warning."),
        Row(
            "log.format",
            new ChoiceType<LogFormat>(("auto", LogFormat.Auto), ("text", LogFormat.Text), ("json", LogFormat.Json)),
            c => c.LogFormat,
            (c, v) => c with { LogFormat = v },
            "How log lines look. auto: text on a terminal, else one JSON object on a line. A reload does not change it."),
        Row(
            "log.xferlog",
            new PathType("none"),
            c => c.XferLog,
            (c, v) => c with { XferLog = v },
            "File that gets one line for each transfer in the format of wu-ftpd's xferlog. SIGHUP reopens it."),
    ];

    private static TypedSetting<FerryConfiguration, T> Row<T>(
        string key,
        SettingType<T> type,
        Func<FerryConfiguration, T> get,
        Func<FerryConfiguration, T, FerryConfiguration> set,
        string description) => new(key, type, get, set, description);

    private static TypedSetting<FerryConfiguration, T> Ftp<T>(
        string key,
        SettingType<T> type,
        Func<FtpServerOptions, T> get,
        Func<FtpServerOptions, T, FtpServerOptions> set,
        string description) =>
        new($"ftp.{key}", type, c => get(c.Ftp), (c, v) => c with { Ftp = set(c.Ftp, v) }, description);
}
