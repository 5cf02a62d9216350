namespace Ferry.Ftp.Server;

/// <summary>What must hold before a command's function is called; the server-PI checks it from the table.</summary>
[Flags]
internal enum Needs
{
    None = 0,

    /// <summary>The user has logged in; else 530.</summary>
    Login = 1,

    /// <summary>There is an argument; else 501.</summary>
    Argument = 2,

    /// <summary>There is none; else 501.</summary>
    NoArgument = 4,
}
