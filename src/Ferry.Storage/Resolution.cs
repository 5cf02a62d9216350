namespace Ferry.Storage;

/// <summary>How names are resolved beneath a root.</summary>
internal enum Resolution
{
    /// <summary>By the kernel, or walking where it cannot.</summary>
    Best,

    /// <summary>By the kernel: openat2(2).</summary>
    Kernel,

    /// <summary>Component by component.</summary>
    Walking,

    /// <summary>With what .NET offers on every system.</summary>
    Portable,
}
