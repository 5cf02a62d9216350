namespace Ferry.Accounts;

/// <summary>What an account may do.</summary>
[Flags]
public enum Rights
{
    /// <summary>Nothing but log in and look around.</summary>
    None = 0,

    /// <summary>List directories and ask for facts.</summary>
    List = 1,

    /// <summary>Read files.</summary>
    Read = 2,

    /// <summary>Store new files and make directories.</summary>
    Create = 4,

    /// <summary>Replace, append to or rename what is there, and change times and modes.</summary>
    Change = 8,

    /// <summary>Delete files and directories.</summary>
    Delete = 16,

    /// <summary>Look, and take.</summary>
    ReadOnly = List | Read,

    /// <summary>Everything.</summary>
    All = List | Read | Create | Change | Delete,
}
