namespace Ferry.Storage.Linux;

/// <summary>The kernel's error numbers, and the one place where they become a <see cref="StoreError"/>.</summary>
internal static class Errno
{
    public const int NotPermitted = 1;
    public const int NotFound = 2;
    public const int Interrupted = 4;
    public const int BadDescriptor = 9;
    public const int TryAgain = 11;
    public const int AccessDenied = 13;
    public const int Exists = 17;
    public const int CrossDevice = 18;
    public const int NotADirectory = 20;
    public const int Invalid = 22;
    public const int TooManyFiles = 24;
    public const int NameTooLong = 36;
    public const int NotImplemented = 38;
    public const int TooManyLinks = 40;
    public const int NotSupported = 95;

    /// <summary>The failure of an operation on <paramref name="path"/>.</summary>
    public static StoreException Failure(int errno, StorePath path, Exception? innerException = null)
    {
        (StoreError error, string words) = Explain(errno);
        return new(error, $"{path}: {words}", innerException);
    }

    private static (StoreError Error, string Words) Explain(int errno) => errno switch
    {
        2 or 116 => (StoreError.NotFound, "no such file or directory"),
        // What openat2 says of paths that lead out of the tree, and of links that lead in circles.
        18 or 40 => (StoreError.NotFound, "leads out of the tree or nowhere"),
        17 => (StoreError.Exists, "the name is taken"),
        1 or 13 => (StoreError.NotAllowed, "permission denied"),
        30 => (StoreError.NotAllowed, "the file system is read-only"),
        20 => (StoreError.NotADirectory, "not a directory"),
        21 => (StoreError.NotAFile, "is a directory"),
        // A socket, a pipe that nobody reads, a device without a driver.
        6 or 19 => (StoreError.NotAFile, "not a regular file"),
        39 => (StoreError.NotEmpty, "the directory is not empty"),
        36 => (StoreError.BadName, "the name is too long"),
        22 or 84 => (StoreError.BadName, "the file system does not accept the name"),
        11 or 16 or 26 => (StoreError.Busy, "in use"),
        12 or 23 or 24 => (StoreError.Busy, "the system is short of memory or descriptors"),
        27 => (StoreError.NoSpace, "the file is too large for the file system"),
        28 => (StoreError.NoSpace, "no space left on the device"),
        122 => (StoreError.QuotaExceeded, "the disk quota is exceeded"),
        38 or 95 => (StoreError.NotSupported, "the file system cannot do this"),
        _ => (StoreError.Failed, $"the operating system reports error {errno}"),
    };
}
