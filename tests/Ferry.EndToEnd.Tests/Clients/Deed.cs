namespace Ferry.EndToEnd.Tests.Clients;

/// <summary>One thing that a client can be asked to do. Remote paths are relative to the login directory.</summary>
internal abstract record Deed
{
    private Deed()
    {
    }

    /// <summary>Fetch a file.</summary>
    internal sealed record Get(string Remote, string Local) : Deed;

    /// <summary>Fetch a file as text.</summary>
    internal sealed record GetText(string Remote, string Local) : Deed;

    /// <summary>Fetch what the local file has not yet.</summary>
    internal sealed record ResumeGet(string Remote, string Local) : Deed;

    /// <summary>Store a file.</summary>
    internal sealed record Put(string Local, string Remote) : Deed;

    /// <summary>Store a file as text.</summary>
    internal sealed record PutText(string Local, string Remote) : Deed;

    /// <summary>Store what the remote file has not yet.</summary>
    internal sealed record ResumePut(string Local, string Remote) : Deed;

    /// <summary>Store at the end of a file.</summary>
    internal sealed record Append(string Local, string Remote) : Deed;

    /// <summary>Write the names in a directory to standard output.</summary>
    internal sealed record ListNames(string Directory) : Deed;

    /// <summary>Remove a file.</summary>
    internal sealed record Delete(string Remote) : Deed;

    /// <summary>Rename a file.</summary>
    internal sealed record Rename(string From, string To) : Deed;

    /// <summary>Make a directory.</summary>
    internal sealed record MakeDirectory(string Remote) : Deed;

    /// <summary>Remove an empty directory.</summary>
    internal sealed record RemoveDirectory(string Remote) : Deed;

    /// <summary>Make a file readable and writable for its owner alone.</summary>
    internal sealed record MakePrivate(string Remote) : Deed;

    /// <summary>Fetch a directory with everything below it, into a local directory that exists.</summary>
    internal sealed record GetTree(string Remote, string Local) : Deed;

    /// <summary>Store what is in a local directory in a remote directory that exists.</summary>
    internal sealed record PutTree(string Local, string Remote) : Deed;
}
