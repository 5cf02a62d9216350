namespace Ferry.Ftp.Server;

/// <summary>Something that takes its time while the server-PI goes on listening: ABOR ends it, STAT asks how far it
/// is.</summary>
internal interface ILongWork
{
    /// <summary>Where it is, for STAT: a 211.</summary>
    Reply Status { get; }

    /// <summary>Ends it soon, because the user wants so or is gone; callable from any thread, and more than once.</summary>
    void Abort();

    /// <summary>Looks at its time limits; called about every second from another thread.</summary>
    void Tick();
}
