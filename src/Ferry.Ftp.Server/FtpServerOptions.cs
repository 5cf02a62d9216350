using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Ferry.Ftp.Server;

/// <summary>Everything about an FTP server that can be set. Validated once, when the server starts or reloads.</summary>
public sealed record FtpServerOptions
{
    /// <summary>Addresses and ports to listen on; port 0 takes any free one.</summary>
    /// <value>Default: port 21 on every IPv4 and IPv6 address.</value>
    public IReadOnlyList<IPEndPoint> Listen { get; init; } = [new(IPAddress.IPv6Any, 21)];

    /// <summary>Text after 220, one or more lines.</summary>
    /// <value>Default: the program's name without a version, which would only help an attacker.</value>
    public string Greeting { get; init; } = "Ferry ready.";

    /// <summary>Text after 230, one or more lines.</summary>
    public string Welcome { get; init; } = "Logged in.";

    /// <summary>Whether nobody may write, whatever their rights.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>First port of the passive range, or 0 for 61000–65535 and, where all those are taken, any.</summary>
    /// <value>0 or 1–65535. Default 0: ports above those that Linux gives to outgoing connections, with which a listener
    /// would collide.</value>
    [Range(0, 65535)]
    public int PassivePortMin { get; init; }

    /// <summary>Last port of the passive range, both ends included; 0 with <see cref="PassivePortMin"/> 0.</summary>
    [Range(0, 65535)]
    public int PassivePortMax { get; init; }

    /// <summary>IPv4 address told in 227, where a NAT stands before the server.</summary>
    /// <value>Default null: the control connection's own local address.</value>
    public IPAddress? PassiveAddress { get; init; }

    /// <summary>Whether active mode (PORT, EPRT) is offered.</summary>
    public bool ActiveMode { get; init; } = true;

    /// <summary>Longest command line in octets without its CRLF; longer ones draw 500.</summary>
    /// <value>256–65536. Default 8192: twice the longest path that Linux allows (4096).</value>
    [Range(256, 65536)]
    public int MaxCommandLine { get; init; } = 8192;

    /// <summary>From the connection to a successful login, all together.</summary>
    /// <value>1 s–1 h. Default 60 s: a person can type a password, a slow attacker cannot camp.</value>
    public TimeSpan LoginTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Between commands of a session that is logged in. SITE IDLE changes it for one session, up to
    /// <see cref="MaxIdleTimeout"/>.</summary>
    /// <value>1 s–1 day. Default 300 s; RFC 1123 §4.1.3.2 asks for at least 5 minutes.</value>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>Longest idle time that SITE IDLE may ask for.</summary>
    /// <value>Default 2 h.</value>
    public TimeSpan MaxIdleTimeout { get; init; } = TimeSpan.FromHours(2);

    /// <summary>From the transfer command until the data connection stands; then 425.</summary>
    /// <value>1 s–10 min. Default 30 s: several times the first SYN retries.</value>
    public TimeSpan DataOpenTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a transfer may move nothing; then 426.</summary>
    /// <value>1 s–1 h. Default 60 s.</value>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a drain waits for running transfers.</summary>
    /// <value>0–1 day. Default 30 s, less than the 90 s after which service managers kill.</value>
    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Sessions in all; one more draws 421.</summary>
    /// <value>1–1,000,000. Default 10,000: at 10 KiB each, some 100 MiB.</value>
    [Range(1, 1_000_000)]
    public int MaxSessions { get; init; } = 10_000;

    /// <summary>Sessions from one address (IPv6: one /64); one more draws 421.</summary>
    /// <value>1–1,000,000. Default 50: parallel clients use up to 10 or so, several users may share a NAT.</value>
    [Range(1, 1_000_000)]
    public int MaxSessionsPerAddress { get; init; } = 50;

    /// <summary>Wrong passwords in one session; the last one draws 421.</summary>
    /// <value>1–100. Default 3.</value>
    [Range(1, 100)]
    public int MaxLoginAttempts { get; init; } = 3;

    /// <summary>Wrong passwords from one address (IPv6: one /64) before its answers are delayed, 1 s at first and
    /// doubling up to <see cref="MaxLoginDelay"/>.</summary>
    /// <value>1–1000. Default 3.</value>
    [Range(1, 1000)]
    public int FreeLoginFailures { get; init; } = 3;

    /// <summary>Longest delay of an answer to a wrong password.</summary>
    /// <value>0–60 s. Default 30 s.</value>
    public TimeSpan MaxLoginDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Entries that one listing or glob returns at most; the rest is left out and the reply says so.</summary>
    /// <value>1–100,000,000. Default 1,000,000; streaming makes the number harmless for memory.</value>
    [Range(1, 100_000_000)]
    public int MaxListedEntries { get; init; } = 1_000_000;

    /// <summary>How deep <c>LIST -R</c> descends.</summary>
    /// <value>1–100. Default 32.</value>
    [Range(1, 100)]
    public int MaxListingDepth { get; init; } = 32;

    /// <summary>Which EBCDIC TYPE E speaks (RFC 959 §3.1.1.2 leaves it open).</summary>
    /// <value>Default IBM-1047, as z/OS UNIX has it.</value>
    public EbcdicCodePage EbcdicCodePage { get; init; }

    /// <summary>Permission bits taken away from new files and directories, until SITE UMASK says otherwise.</summary>
    /// <value>0–0777 octal. Default 022.</value>
    [Range(0, 511)]
    public int Umask { get; init; } = 0b000_010_010;
}
