using Ferry.Network.Linux;
using Ferry.Testing.Network;
using Ferry.Testing.Time;
using Microsoft.Win32.SafeHandles;

namespace Ferry.Network.Tests.Linux;

/// <summary>What the contract does not reach: file systems that refuse, and the low-water mark.</summary>
public sealed class ZeroCopyTests
{
    private const int HangMs = 60_000;

    private readonly TransferMeter _meter = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory(Timeout = HangMs)]
    [InlineData(10)]
    [InlineData(2_000_000)]
    public async Task ReceiveFile_FileForAppending_IsCopiedInstead(int length)
    {
        SkipUnlessLinux();
        byte[] octets = Octets(length);
        using TemporaryFile file = new();
        RefuseSplice(file.Handle);
        using ConnectedPair pair = await ConnectedPair.CreateAsync(new SystemNetwork(), Stop);
        Task<long> receiving = pair.Server.ReceiveFileAsync(file.Handle, 0, _meter, Stop).AsTask();

        await pair.Client.SendAsync(octets, Stop);
        await pair.Client.ShutdownAsync(Stop);

        Assert.Equal(length, await receiving);
        Assert.Equal(octets, file.ReadAll());
        Assert.Equal(length, _meter.Octets);
    }

    [Fact(Timeout = HangMs)]
    public async Task SendFile_FileThatSendfileRefuses_IsCopiedInstead()
    {
        SkipUnlessLinux();
        using SafeFileHandle refusing = File.OpenHandle("/proc/self/pagemap");
        using ConnectedPair pair = await ConnectedPair.CreateAsync(new SystemNetwork(), Stop);

        Assert.Equal(4096, await pair.Server.SendFileAsync(refusing, 0, 4096, _meter, Stop));

        Assert.Equal(4096, (await pair.Client.ReceiveExactlyAsync(4096, Stop)).Length);
    }

    [Theory(Timeout = HangMs)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ReceiveFile_DiskFull_IsAFileErrorWithItsNumber(bool native)
    {
        const int Enospc = 28;
        SkipUnlessLinux();
        using SmallDisk? disk = SmallDisk.TryMount(octets: 4 * 1024 * 1024);
        Assert.SkipWhen(disk is null, "Mounting a tmpfs needs root.");
        using TemporaryFile file = new(disk.Folder);
        using ConnectedPair pair = await ConnectedPair.CreateAsync(
            new SystemNetwork(native, TimeProvider.System), Stop);
        Task<long> receiving = pair.Server.ReceiveFileAsync(file.Handle, 0, _meter, Stop).AsTask();
        Task sending = pair.Client.SendAsync(Octets(8 * 1024 * 1024), Stop).AsTask();

        IOException full = await Assert.ThrowsAsync<IOException>(() => receiving);

        Assert.Equal(Enospc, full.HResult);
        pair.Server.Abort();
        await Record.ExceptionAsync(() => sending);
    }

    [Fact(Timeout = HangMs)]
    public async Task ReceiveFile_FastThenATrickle_TheTrickleIsStoredAfterAPause()
    {
        SkipUnlessLinux();
        FakeClock clock = new();
        using TemporaryFile file = new();
        using ConnectedPair pair = await ConnectedPair.CreateAsync(new SystemNetwork(native: true, clock), Stop);
        Task<long> receiving = pair.Server.ReceiveFileAsync(file.Handle, 0, _meter, Stop).AsTask();
        const int Fast = 16 * 1024 * 1024;
        const int Trickle = 1000;

        await pair.Client.SendAsync(Octets(Fast), Stop);
        await pair.Client.SendAsync(Octets(Trickle), Stop);
        while (_meter.Octets < Fast + Trickle)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await pair.Client.ShutdownAsync(Stop);
        Assert.Equal(Fast + Trickle, await receiving);
        Assert.Equal(0, clock.RunningTimers);
    }

    private static void SkipUnlessLinux() =>
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The native implementation is for Linux.");

    /// <summary>splice(2) does not write to a file that is open for appending.</summary>
    private static void RefuseSplice(SafeFileHandle file)
    {
        const int SetFlags = 4; // F_SETFL
        const int Append = 0x400; // O_APPEND
        Assert.Equal(0, LinuxNative.Fcntl((int)file.DangerousGetHandle(), SetFlags, Append));
    }

    private static byte[] Octets(int count)
    {
        byte[] octets = new byte[count];
        new Random(count).NextBytes(octets);
        return octets;
    }
}
