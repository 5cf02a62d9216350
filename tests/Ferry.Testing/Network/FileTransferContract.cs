using System.Security.Cryptography;
using Ferry.Network;
using Xunit;

namespace Ferry.Testing.Network;

/// <summary>What every <see cref="IConnection"/> promises about sending and receiving files.</summary>
public abstract class FileTransferContract
{
    private const int HangMs = 60_000;
    private const long MoreThanAnyPipe = 64 * 1024 * 1024;

    private readonly TransferMeter _meter = new();

    /// <summary>The network under test.</summary>
    protected abstract INetwork Network { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory(Timeout = HangMs)]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1024)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(3_000_001)]
    public async Task SendFile_WholeFile_Arrives(int length)
    {
        byte[] octets = RandomOctets(length);
        using TemporaryFile file = TemporaryFile.Holding(octets);
        using ConnectedPair pair = await ConnectedPair.CreateAsync(Network, Stop);
        Task<byte[]> receiving = pair.Client.ReceiveToEndAsync(Stop);

        Assert.Equal(length, await pair.Server.SendFileAsync(file.Handle, 0, length, _meter, Stop));
        await pair.Server.ShutdownAsync(Stop);

        Assert.Equal(octets, await receiving);
        Assert.Equal(length, _meter.Octets);
    }

    [Theory(Timeout = HangMs)]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1024)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(3_000_001)]
    public async Task ReceiveFile_ToTheEnd_IsStored(int length)
    {
        byte[] octets = RandomOctets(length);
        using TemporaryFile file = new();
        using ConnectedPair pair = await ConnectedPair.CreateAsync(Network, Stop);
        Task<long> receiving = pair.Server.ReceiveFileAsync(file.Handle, 0, _meter, Stop).AsTask();

        await pair.Client.SendAsync(octets, Stop);
        await pair.Client.ShutdownAsync(Stop);

        Assert.Equal(length, await receiving);
        Assert.Equal(octets, file.ReadAll());
        Assert.Equal(length, _meter.Octets);
    }

    [Fact(Timeout = HangMs)]
    public async Task SendFile_PartOfAFile_SendsThatPart()
    {
        byte[] octets = RandomOctets(300_000);
        using TemporaryFile file = TemporaryFile.Holding(octets);
        using ConnectedPair pair = await ConnectedPair.CreateAsync(Network, Stop);
        Task<byte[]> receiving = pair.Client.ReceiveToEndAsync(Stop);

        Assert.Equal(150_000, await pair.Server.SendFileAsync(file.Handle, 100_000, 150_000, _meter, Stop));
        await pair.Server.ShutdownAsync(Stop);

        Assert.Equal(octets[100_000..250_000], await receiving);
    }

    [Fact(Timeout = HangMs)]
    public async Task ReceiveFile_AtAnOffset_LeavesWhatIsBefore()
    {
        byte[] octets = RandomOctets(300_000);
        using TemporaryFile file = TemporaryFile.Holding("kept"u8);
        using ConnectedPair pair = await ConnectedPair.CreateAsync(Network, Stop);
        Task<long> receiving = pair.Server.ReceiveFileAsync(file.Handle, 4, _meter, Stop).AsTask();

        await pair.Client.SendAsync(octets, Stop);
        await pair.Client.ShutdownAsync(Stop);
        await receiving;

        Assert.Equal([.. "kept"u8, .. octets], file.ReadAll());
    }

    [Fact(Timeout = HangMs)]
    public async Task SendFile_FileShorterThanPromised_EndsWithoutError()
    {
        using TemporaryFile file = TemporaryFile.Holding(RandomOctets(100_000));
        using ConnectedPair pair = await ConnectedPair.CreateAsync(Network, Stop);
        Task<byte[]> receiving = pair.Client.ReceiveToEndAsync(Stop);

        Assert.Equal(100_000, await pair.Server.SendFileAsync(file.Handle, 0, 1_000_000, _meter, Stop));
        Assert.Equal(0, await pair.Server.SendFileAsync(file.Handle, 200_000, 10, _meter, Stop));
        await pair.Server.ShutdownAsync(Stop);

        Assert.Equal(100_000, (await receiving).Length);
    }

    [Fact(Timeout = HangMs)]
    public async Task SendFile_FileShrinksInTheMiddle_EndsWithoutError()
    {
        using TemporaryFile file = new();
        RandomAccess.SetLength(file.Handle, MoreThanAnyPipe);
        using ConnectedPair pair = await ConnectedPair.CreateAsync(Network, Stop);
        Task<long> sending = pair.Server.SendFileAsync(file.Handle, 0, MoreThanAnyPipe, _meter, Stop).AsTask();
        Assert.False(sending.IsCompleted);

        RandomAccess.SetLength(file.Handle, 1000);
        Task<byte[]> receiving = pair.Client.ReceiveToEndAsync(Stop);
        long sent = await sending;
        await pair.Server.ShutdownAsync(Stop);

        Assert.InRange(sent, 1, MoreThanAnyPipe - 1);
        Assert.Equal(sent, (await receiving).Length);
    }

    [Fact(Timeout = HangMs)]
    public async Task FileToFile_BigAndSparse_ArrivesIntact()
    {
        using TemporaryFile source = new();
        RandomAccess.SetLength(source.Handle, MoreThanAnyPipe);
        RandomAccess.Write(source.Handle, RandomOctets(5_000_000), 30_000_001);
        using TemporaryFile target = new();
        using ConnectedPair pair = await ConnectedPair.CreateAsync(Network, Stop);
        Task<long> receiving = pair.Client.ReceiveFileAsync(target.Handle, 0, new TransferMeter(), Stop).AsTask();

        await pair.Server.SendFileAsync(source.Handle, 0, MoreThanAnyPipe, _meter, Stop);
        await pair.Server.ShutdownAsync(Stop);
        pair.Server.Dispose();

        Assert.Equal(MoreThanAnyPipe, await receiving);
        Assert.Equal(SHA256.HashData(source.ReadAll()), SHA256.HashData(target.ReadAll()));
    }

    [Fact(Timeout = HangMs)]
    public async Task SendFile_CancelledInTheMiddle_Ends()
    {
        using TemporaryFile file = new();
        RandomAccess.SetLength(file.Handle, MoreThanAnyPipe);
        using ConnectedPair pair = await ConnectedPair.CreateAsync(Network, Stop);
        using CancellationTokenSource cancel = new();
        Task<long> sending = pair.Server.SendFileAsync(file.Handle, 0, MoreThanAnyPipe, _meter, cancel.Token).AsTask();

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        Assert.InRange(_meter.Octets, 1, MoreThanAnyPipe - 1);
    }

    [Fact(Timeout = HangMs)]
    public async Task ReceiveFile_CancelledInTheMiddle_Ends()
    {
        using TemporaryFile file = new();
        using ConnectedPair pair = await ConnectedPair.CreateAsync(Network, Stop);
        using CancellationTokenSource cancel = new();
        Task<long> receiving = pair.Server.ReceiveFileAsync(file.Handle, 0, _meter, cancel.Token).AsTask();
        await pair.Client.SendAsync(RandomOctets(200_000), Stop);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => receiving);
        Assert.Equal(_meter.Octets, RandomAccess.GetLength(file.Handle));
    }

    [Fact(Timeout = HangMs)]
    public async Task SendFile_PeerResets_IsANetworkError()
    {
        using TemporaryFile file = new();
        RandomAccess.SetLength(file.Handle, MoreThanAnyPipe);
        using ConnectedPair pair = await ConnectedPair.CreateAsync(Network, Stop);
        Task<long> sending = pair.Server.SendFileAsync(file.Handle, 0, MoreThanAnyPipe, _meter, Stop).AsTask();

        pair.Client.Abort();

        Assert.Equal(NetworkError.Reset, (await Assert.ThrowsAsync<NetworkException>(() => sending)).Error);
    }

    [Theory(Timeout = HangMs)]
    [InlineData(10)]
    [InlineData(500_000)]
    public async Task ReceiveFile_PeerResets_IsANetworkErrorNotTheEnd(int octetsBefore)
    {
        using TemporaryFile file = new();
        using ConnectedPair pair = await ConnectedPair.CreateAsync(Network, Stop);
        Task<long> receiving = pair.Server.ReceiveFileAsync(file.Handle, 0, _meter, Stop).AsTask();
        await pair.Client.SendAsync(RandomOctets(octetsBefore), Stop);

        pair.Client.Abort();

        Assert.Equal(NetworkError.Reset, (await Assert.ThrowsAsync<NetworkException>(() => receiving)).Error);
    }

    [Fact(Timeout = HangMs)]
    public async Task Dispose_TransfersPending_EndsThem()
    {
        using TemporaryFile file = new();
        RandomAccess.SetLength(file.Handle, MoreThanAnyPipe);
        using ConnectedPair pair = await ConnectedPair.CreateAsync(Network, Stop);
        Task<long> sending = pair.Server.SendFileAsync(file.Handle, 0, MoreThanAnyPipe, _meter, Stop).AsTask();
        Task<long> receiving = pair.Server.ReceiveFileAsync(file.Handle, 0, new TransferMeter(), Stop).AsTask();

        pair.Server.Dispose();

        await Assert.ThrowsAnyAsync<Exception>(() => sending);
        await Assert.ThrowsAnyAsync<Exception>(() => receiving);
    }

    [Fact(Timeout = HangMs)]
    public async Task Files_TheirOwnPosition_IsNotMoved()
    {
        byte[] octets = RandomOctets(200_000);
        using TemporaryFile file = TemporaryFile.Holding(octets);
        for (int round = 0; round < 2; round++)
        {
            using ConnectedPair pair = await ConnectedPair.CreateAsync(Network, Stop);
            Task<byte[]> receiving = pair.Client.ReceiveToEndAsync(Stop);
            await pair.Server.SendFileAsync(file.Handle, 0, octets.Length, _meter, Stop);
            await pair.Server.ShutdownAsync(Stop);
            Assert.Equal(octets, await receiving);
        }
    }

    private static byte[] RandomOctets(int count)
    {
        byte[] octets = new byte[count];
        new Random(count).NextBytes(octets);
        return octets;
    }
}
