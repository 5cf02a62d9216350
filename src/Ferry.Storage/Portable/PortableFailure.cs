namespace Ferry.Storage.Portable;

/// <summary>The one place where .NET's exceptions become a <see cref="StoreError"/>.</summary>
internal static class PortableFailure
{
    /// <summary>Runs an operation on <paramref name="path"/> and translates what it throws.</summary>
    public static T Run<T>(StorePath path, Func<T> operation)
    {
        try
        {
            return operation();
        }
        catch (Exception exception)
            when (exception is not StoreException and (IOException or UnauthorizedAccessException))
        {
            throw From(exception, path);
        }
    }

    /// <summary>The same without a result.</summary>
    public static void Run(StorePath path, Action operation) => Run(path, () =>
    {
        operation();
        return true;
    });

    /// <summary>The failure of an operation on <paramref name="path"/>.</summary>
    public static StoreException From(Exception exception, StorePath path)
    {
        StoreError error = exception switch
        {
            FileNotFoundException or DirectoryNotFoundException => StoreError.NotFound,
            UnauthorizedAccessException => StoreError.NotAllowed,
            PathTooLongException => StoreError.BadName,
            _ when OperatingSystem.IsWindows() => OfWindows(exception.HResult & 0xFFFF),
            _ => OfUnix(exception.HResult),
        };
        return new(error, $"{path}: {exception.Message}", exception);
    }

    // Win32 error codes, from the lower half of an HRESULT.
    private static StoreError OfWindows(int code) => code switch
    {
        0x20 or 0x21 => StoreError.Busy,
        0x27 or 0x70 => StoreError.NoSpace,
        0x50 or 0xB7 => StoreError.Exists,
        0x7B => StoreError.BadName,
        0x91 => StoreError.NotEmpty,
        0x50F => StoreError.QuotaExceeded,
        _ => StoreError.Failed,
    };

    // .NET hands the error number through. Where two systems disagree, the larger number is Linux's.
    private static StoreError OfUnix(int errno) => errno switch
    {
        11 or 16 or 26 or 35 => StoreError.Busy,
        17 => StoreError.Exists,
        20 => StoreError.NotADirectory,
        21 => StoreError.NotAFile,
        28 => StoreError.NoSpace,
        30 => StoreError.NotAllowed,
        39 or 66 => StoreError.NotEmpty,
        69 or 122 => StoreError.QuotaExceeded,
        _ => StoreError.Failed,
    };
}
