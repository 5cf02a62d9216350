namespace Ferry.Bench.Processes;

/// <summary>The processes of one server, and the processor time used by them and by those that have exited.</summary>
internal abstract class ProcessAccount : IDisposable
{
    /// <summary>How the time is counted, for the report.</summary>
    public abstract string Method { get; }

    /// <summary>
    /// A file to which a new process writes its id to join, before it becomes the server; null if it need not.
    /// </summary>
    public abstract string? JoinFile { get; }

    /// <summary>Processor time used so far, user and system, in seconds.</summary>
    public abstract double CpuSeconds();

    /// <summary>Ids of the processes that run now.</summary>
    public abstract IReadOnlyList<int> Processes();

    /// <summary>The best way of counting that this machine allows.</summary>
    /// <param name="name">Distinguishes this account from others, also from those of other runs.</param>
    public static ProcessAccount Create(string name) =>
        ControlGroupAccount.TryCreate(name) ?? (ProcessAccount)new SessionAccount();

    /// <summary>Tells the account which process is the server's first.</summary>
    public virtual void Started(int process)
    {
    }

    public abstract void Dispose();
}
