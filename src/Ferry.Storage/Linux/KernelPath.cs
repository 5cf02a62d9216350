using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Ferry.Storage.Linux;

/// <summary>A path as the kernel wants it: ended by a NUL, and on the stack where it is short.</summary>
internal ref struct KernelPath
{
    private ShortPath _short;
    private readonly byte[]? _long;

    public KernelPath(ReadOnlySpan<byte> path)
    {
        Unsafe.SkipInit(out _short);
        if (path.Length < ShortPath.Length)
        {
            path.CopyTo(_short);
            _short[path.Length] = 0;
        }
        else
        {
            _long = new byte[path.Length + 1];
            path.CopyTo(_long);
        }
    }

    [UnscopedRef]
    public ref byte GetPinnableReference()
    {
        if (_long is not null)
        {
            return ref _long[0];
        }

        return ref _short[0];
    }

    [InlineArray(Length)]
    private struct ShortPath
    {
        public const int Length = 256;

        private byte _first;
    }
}
