using Ferry.Testing.Network;

namespace Ferry.Network.Tests.Memory;

public sealed class MemoryFileTransferContractTests : FileTransferContract
{
    protected override INetwork Network { get; } = new MemoryNetwork();
}
