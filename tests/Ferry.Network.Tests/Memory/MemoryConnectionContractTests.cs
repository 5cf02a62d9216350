using Ferry.Testing.Network;

namespace Ferry.Network.Tests.Memory;

public sealed class MemoryConnectionContractTests : ConnectionContract
{
    protected override INetwork Network { get; } = new MemoryNetwork();
}
