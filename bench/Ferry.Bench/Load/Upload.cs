using System.Runtime.InteropServices;

namespace Ferry.Bench.Load;

/// <summary>
/// Octets to upload, in memory behind a descriptor that sendfile reads. All streams share the 64 MiB: more than any
/// processor cache holds, so no server receives from a warm one.
/// </summary>
internal sealed class Upload : IDisposable
{
    private const int ContentOctets = 64 << 20;

    private readonly int _descriptor;

    public Upload()
    {
        _descriptor = Native.CreateMemoryFile("ferry-bench-upload", 1 /* MFD_CLOEXEC */);
        if (_descriptor < 0)
        {
            throw new LoadException($"memfd_create: {Marshal.GetLastPInvokeErrorMessage()}");
        }

        byte[] block = new byte[1 << 20];
        new Random(959).NextBytes(block);
        for (int written = 0; written < ContentOctets; written += block.Length)
        {
            Append(block);
        }
    }

    /// <summary>Sends <paramref name="octets"/> octets, from the start again and again.</summary>
    public void SendTo(LoopbackSocket socket, long octets)
    {
        while (octets > 0)
        {
            long part = Math.Min(octets, ContentOctets);
            socket.SendFile(_descriptor, part);
            octets -= part;
        }
    }

    public void Dispose() => _ = Native.Close(_descriptor);

    private unsafe void Append(ReadOnlySpan<byte> block)
    {
        fixed (byte* start = block)
        {
            if (Native.Write(_descriptor, start, block.Length) != block.Length)
            {
                throw new LoadException($"write to memory: {Marshal.GetLastPInvokeErrorMessage()}");
            }
        }
    }
}
