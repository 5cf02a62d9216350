namespace Ferry.Ftp;

/// <summary>What <see cref="CommandLineDecoder.Decode"/> found.</summary>
public enum LineStatus
{
    /// <summary>All input was taken and no line ended in it.</summary>
    Incomplete,

    /// <summary>A line ended.</summary>
    Complete,

    /// <summary>A line ended that was longer than allowed; its text is gone, the next line is sound.</summary>
    TooLong,

    /// <summary>No line will be waited for any longer: the peer speaks something else, and should be hung up on.</summary>
    Endless,
}
