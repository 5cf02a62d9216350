using Microsoft.Win32.SafeHandles;

namespace Ferry.Storage.Linux;

/// <summary>Where an upload goes.</summary>
/// <param name="Directory">The open directory; belongs to whoever asked.</param>
/// <param name="Name">The name in it.</param>
/// <param name="Existing">What has that name now; null where nothing has. Never a link.</param>
internal readonly record struct UploadTarget(SafeFileHandle Directory, byte[] Name, FileStatus? Existing);
