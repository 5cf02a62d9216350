namespace Ferry.Ftp;

/// <summary>Which EBCDIC TYPE E speaks. Both hold exactly the characters of ISO 8859-1; they differ in where ten of them are.</summary>
public enum EbcdicCodePage
{
    /// <summary>IBM-1047, Latin-1 for open systems: what z/OS UNIX and C programs on mainframes use.</summary>
    Ibm1047,

    /// <summary>IBM-037, Latin-1 for the USA, Canada and others: what IBM i and older programs use.</summary>
    Ibm037,
}
