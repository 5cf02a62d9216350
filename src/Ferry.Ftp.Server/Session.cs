using System.Diagnostics;
using Ferry.Accounts;
using Ferry.Ftp.Server.Checksums;
using Ferry.Storage;

namespace Ferry.Ftp.Server;

/// <summary>What the server-PI remembers between commands. It belongs to its control-connection loop, so it needs no lock.</summary>
internal sealed class Session(FtpServerParts parts, FtpServerOptions options, FtpSessionFacts facts, ServerDtp dtp, LoginThrottle throttle, ChecksumCache checksums)
{
    private Account? _account;
    private IFileStore? _store;

    public FtpServerParts Parts => parts;

    public FtpServerOptions Options => options;

    public FtpSessionFacts Facts => facts;

    public ServerDtp Dtp => dtp;

    public LoginThrottle Throttle => throttle;

    public ChecksumCache Checksums => checksums;

    /// <summary>The name given by USER, while PASS is awaited.</summary>
    public string? PendingUserName { get; set; }

    public int FailedLogins { get; set; }

    public bool IsLoggedIn => _account is not null;

    /// <summary>The tree that this account sees. Only commands that need a login ask.</summary>
    public IFileStore Store => _store ?? throw new InvalidOperationException("Nobody is logged in.");

    public StorePath WorkingDirectory { get; set; }

    /// <summary>TYPE (RFC 959 §3.1.1): ASCII until the user says otherwise, as §5.1 has it.</summary>
    public Representation Representation { get; set; } = Representation.Default;

    /// <summary>The path named by RNFR, until the next command.</summary>
    public StorePath? RenameFrom { get; set; }

    /// <summary>Octets announced by ALLO for the next upload.</summary>
    public long AllocatedOctets { get; set; }

    /// <summary>The restart offset of REST, for exactly the next transfer (RFC 3659 §5).</summary>
    public long RestartOffset { get; set; }

    /// <summary>The octets that RANG named, for exactly the next HASH or transfer (draft-bryan-ftp-range §4).</summary>
    public OctetRange Range { get; set; } = OctetRange.Whole;

    /// <summary>The algorithm of HASH (OPTS HASH; draft-bryan-ftpext-hash §3.2).</summary>
    public ChecksumAlgorithm HashAlgorithm { get; set; }

    public int Umask { get; set; } = options.Umask;

    public TimeSpan IdleTimeout { get; set; } = options.IdleTimeout;

    /// <summary>The facts that MLSD and MLST tell (OPTS MLST; RFC 3659 §7.9).</summary>
    public FactNames MlstFacts { get; set; } = FactNames.Default;

    /// <summary>What the account may do here and now.</summary>
    public Rights Rights => options.ReadOnly
        ? (_account?.Rights ?? Rights.None) & Rights.ReadOnly
        : _account?.Rights ?? Rights.None;

    public bool Has(Rights rights) => (Rights & rights) == rights;

    /// <summary>The path that the command is about, for replies that refuse it.</summary>
    public StorePath Subject { get; private set; }

    /// <summary>The path that an argument means; it becomes the <see cref="Subject"/>.</summary>
    public StorePath Resolve(ReadOnlyMemory<byte> argument)
    {
        // The server-PI has refused NUL already.
        bool isPath = WorkingDirectory.TryResolve(argument.Span, out StorePath path);
        Debug.Assert(isPath, "A command line with a NUL came through.");
        Subject = path;
        return path;
    }

    /// <summary>The restart offset, which is forgotten thereby.</summary>
    public long TakeRestartOffset()
    {
        long offset = RestartOffset;
        RestartOffset = 0;
        return offset;
    }

    /// <summary>The octets that RANG named, which are forgotten thereby.</summary>
    public OctetRange TakeRange()
    {
        OctetRange range = Range;
        Range = OctetRange.Whole;
        return range;
    }

    /// <summary>The path named by RNFR, which is forgotten thereby; null where none was.</summary>
    public StorePath? TakeRenameFrom()
    {
        StorePath? from = RenameFrom;
        RenameFrom = null;
        return from;
    }

    /// <summary>The announced length of the upload, which is forgotten thereby.</summary>
    public long TakeAllocation()
    {
        long octets = AllocatedOctets;
        AllocatedOctets = 0;
        return octets;
    }

    /// <summary>Permission bits that a new entry gets: what is wanted, without those that the umask takes away.</summary>
    public int ModeOfNew(int wanted) => wanted & ~Umask;

    /// <exception cref="StoreException">The account's home is not there.</exception>
    public void LogIn(Account account)
    {
        _store = parts.Stores(account);
        _account = account;
        WorkingDirectory = StorePath.Root;
        facts.UserName = account.Name;
    }

    /// <summary>Forgets user and rights, and keeps the transfer parameters (USER after login; RFC 959 §4.1.1).</summary>
    public void LogOut()
    {
        _account = null;
        _store = null;
        facts.UserName = null;
        facts.AnonymousIdentity = null;
        PendingUserName = null;
        RenameFrom = null;
        RestartOffset = 0;
        Range = OctetRange.Whole;
        AllocatedOctets = 0;
        WorkingDirectory = StorePath.Root;
    }

    /// <summary>Puts everything back as it was when the control connection was opened (REIN).</summary>
    public void Reinitialize()
    {
        LogOut();
        Representation = Representation.Default;
        Umask = options.Umask;
        IdleTimeout = options.IdleTimeout;
        MlstFacts = FactNames.Default;
        HashAlgorithm = default;
        dtp.Reset();
    }
}
