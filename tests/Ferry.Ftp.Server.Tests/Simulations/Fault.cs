namespace Ferry.Ftp.Server.Tests.Simulations;

/// <summary>What goes wrong, or merely happens, in the middle of a simulated transfer.</summary>
internal enum Fault
{
    None,

    // These leave the transfer whole.
    Noop,
    Stat,
    OtherCommand,
    Quit,
    Stranger,

    // These need not.
    DataEnd,
    DataReset,
    DataSilent,
    NeverConnect,
    Abor,
    AborTwice,
    Synch,
    ControlReset,
    ControlEnd,
    TimePasses,
}
