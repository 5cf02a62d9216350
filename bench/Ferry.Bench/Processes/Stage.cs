using Ferry.Bench.Load;

namespace Ferry.Bench.Processes;

/// <summary>
/// The folder that every server serves, in memory where there is a tmpfs, and beside it the servers' configuration.
/// Deleted at the end.
/// </summary>
internal sealed class Stage : IDisposable
{
    /// <summary>User and group id that the measured logins have; no account of the machine needs it.</summary>
    public const uint User = 2121;

    /// <summary>crypt(5), SHA-512, of <see cref="Login.Password"/>.</summary>
    public const string PasswordHash =
        "$6$ferrybench$HW02LIlSntvEIhnh4b9ZRA7u1XG3ZPnEgUx1V9dj9xGSbjWvru.o0j6ImqDBDTwDBpmU8U4MTTLBjyFR8wl.90";

    private const UnixFileMode Searchable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private const UnixFileMode Readable =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private readonly string _top;

    public Stage(string repositoryRoot)
    {
        RepositoryRoot = repositoryRoot;
        Peers = Path.Combine(repositoryRoot, "artifacts/bench/peers/root");
        Packages = Path.Combine(repositoryRoot, "artifacts/bench/peers/packages");
        IsInMemory = Directory.Exists("/dev/shm");
        _top = Path.Combine(IsInMemory ? "/dev/shm" : Path.GetTempPath(), $"ferry-bench-{Environment.ProcessId}");
        Root = MakeDirectory(Path.Combine(_top, "files"));
        State = MakeDirectory(Path.Combine(_top, "state"));
        EmptyDirectory = MakeDirectory(Path.Combine(_top, "empty"));
        Uploads = MakeDirectory(Path.Combine(Root, "up"));
        GiveToUser(Uploads);

        _ = WriteState("passwd", WithoutOurs("/etc/passwd") + BenchAccounts);
        _ = WriteState("group", WithoutOurs("/etc/group") + BenchGroups);
        _ = WriteState("pam", """
            auth required pam_unix.so
            account required pam_permit.so
            session required pam_permit.so

            """);
    }

    public string RepositoryRoot { get; }

    /// <summary>Where the peers' packages are unpacked.</summary>
    public string Peers { get; }

    /// <summary>The peers' package files.</summary>
    public string Packages { get; }

    public bool IsInMemory { get; }

    /// <summary>What the servers serve; a session sees it as "/".</summary>
    public string Root { get; }

    /// <summary>The folder "/up", which the user may write.</summary>
    public string Uploads { get; }

    public string State { get; }

    public string EmptyDirectory { get; }

    /// <summary>passwd(5) lines of the user who logs in and of anonymous FTP's.</summary>
    public string BenchAccounts =>
        $"{Login.UserName}:{PasswordHash}:{User}:{User}::{Root}:/bin/sh\nftp:*:{User + 1}:{User}::{Root}:/bin/sh\n";

    public static string BenchGroups => $"{Login.UserName}:x:{User}:\n";

    /// <summary>Writes a configuration file.</summary>
    /// <returns>Its path.</returns>
    public string WriteState(string name, string content, UnixFileMode mode = Readable)
    {
        string path = Path.Combine(State, name);
        File.WriteAllText(path, content);
        File.SetUnixFileMode(path, mode);
        return path;
    }

    /// <summary>Makes a file of <paramref name="octets"/> octets under the served folder, once.</summary>
    /// <param name="name">Relative to <see cref="Root"/>.</param>
    /// <param name="octets">Its size.</param>
    /// <param name="pattern">Written again and again.</param>
    public void EnsureFile(string name, long octets, ReadOnlySpan<byte> pattern)
    {
        string path = Path.Combine(Root, name);
        if (File.Exists(path))
        {
            return;
        }

        using FileStream file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1 << 20);
        for (long written = 0; written < octets; written += pattern.Length)
        {
            file.Write(pattern[..(int)Math.Min(pattern.Length, octets - written)]);
        }

        File.SetUnixFileMode(path, Readable);
    }

    /// <summary>Makes a folder with <paramref name="count"/> files of <paramref name="octets"/> octets, once.</summary>
    public void EnsureFolder(string name, int count, int octets)
    {
        string folder = Path.Combine(Root, name);
        if (Directory.Exists(folder))
        {
            return;
        }

        _ = MakeDirectory(folder);
        byte[] content = new byte[octets];
        for (int file = 0; file < count; file++)
        {
            File.WriteAllBytes(Path.Combine(folder, FileName(file)), content);
        }
    }

    /// <summary>The name of a file that <see cref="EnsureFolder"/> makes.</summary>
    public static string FileName(int number) => $"file-{number:D6}.dat";

    /// <summary>Empties the upload folder, so that no server pays for freeing what another wrote.</summary>
    public void ClearUploads()
    {
        foreach (string file in Directory.EnumerateFiles(Uploads))
        {
            File.Delete(file);
        }
    }

    /// <summary>Insists that exactly the files that were acknowledged are there, each as long as it was sent.</summary>
    /// <exception cref="LoadException">They are not.</exception>
    public void CheckUploads(int count, long octets)
    {
        FileInfo[] files = new DirectoryInfo(Uploads).GetFiles();
        if (files.Length != count || files.Any(file => file.Length != octets))
        {
            long stored = files.Sum(file => file.Length);
            throw new LoadException(
                $"{count} uploads of {octets} octets left {files.Length} files of {stored} octets in all");
        }
    }

    /// <summary>Removes a file or folder under the served folder; its memory is wanted elsewhere.</summary>
    public void Remove(string name)
    {
        string path = Path.Combine(Root, name);
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
        else
        {
            File.Delete(path);
        }
    }

    public void Dispose()
    {
        if (Directory.Exists(_top))
        {
            Directory.Delete(_top, recursive: true);
        }
    }

    private static string MakeDirectory(string path)
    {
        _ = Directory.CreateDirectory(path);
        File.SetUnixFileMode(path, Searchable);
        return path;
    }

    private static void GiveToUser(string path)
    {
        if (Native.EffectiveUser() == 0)
        {
            _ = Native.ChangeOwner(path, User, User);
        }
    }

    private static string WithoutOurs(string file) => string.Concat(
        File.ReadLines(file)
            .Where(line => line.Split(':')[0] is not (Login.UserName or "ftp"))
            .Select(line => line + "\n"));
}
