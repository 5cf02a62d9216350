namespace Ferry.Ftp;

/// <summary>What the argument of MFF turned out to be (draft-somers-ftp-mfxx §5.5).</summary>
public enum FactChangesStatus
{
    /// <summary>Facts and a path.</summary>
    Valid,

    /// <summary>Not facts and a path, or a value that its fact cannot have: 501.</summary>
    Malformed,

    /// <summary>A fact that nobody can change here: 504.</summary>
    UnknownFact,
}
