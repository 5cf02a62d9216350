using Ferry.Testing.Network;

namespace Ferry.Network.Tests.Memory;

public sealed class MemoryNetworkContractTests : NetworkContract
{
    protected override INetwork Network { get; } = new MemoryNetwork();
}
